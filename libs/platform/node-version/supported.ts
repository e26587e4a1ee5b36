type Version = readonly [major: number, minor: number];

/** `engines.node` of package.json; a test keeps the two the same. */
export const oldestSupported = '24.15';

/** Whether a version as in `process.versions.node` is one the product runs on. */
export function isSupported(version: string, oldest: string = oldestSupported): boolean {
  const [major, minor] = parse(version);
  const [oldestMajor, oldestMinor] = parse(oldest);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

function parse(version: string): Version {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [major, minor];
}
