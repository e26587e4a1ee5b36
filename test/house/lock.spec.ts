import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

interface Package {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Description {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const text = readFileSync('package-lock.json', 'utf8');
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Package>> };
const description = JSON.parse(readFileSync('package.json', 'utf8')) as Description;
const { '': _project, ...installable } = packages;

describe('package-lock.json', () => {
  it('holds no download addresses, so that any registry serves it', () => {
    expect(Object.keys(packages).filter((path) => packages[path]?.resolved !== undefined)).toEqual([]);
    expect(text).not.toMatch(/"https?:\/\/[^"]*\.tgz/);
  });

  it.each(['linux', 'darwin', 'win32'])('holds what packages bring for %s alone', (system) => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => name.includes(system) && /x64|arm64/.test(name) && !isLocked(path, name))
        .map((name) => `${name} of ${path}`),
    );

    expect(missing).toEqual([]);
  });

  it('proves the content of every package that Linux installs on x64 and arm64', () => {
    const unproven = Object.entries(installable).filter(([, one]) => one.integrity === undefined && !isForOthers(one));

    expect(unproven.map(([path]) => path)).toEqual([]);
  });
});

describe('package.json', () => {
  it('names every package with its exact version', () => {
    const versions = Object.values({ ...description.dependencies, ...description.devDependencies, ...description.optionalDependencies });

    expect(versions.filter((version) => !/^(npm:[a-z]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

/** As Node resolves: in the package's own node_modules, else in each one further up. */
function isLocked(path: string, name: string): boolean {
  if (packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`] !== undefined) return true;
  return path !== '' && isLocked(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name);
}

function isForOthers({ optional = false, os = ['linux'], cpu = ['x64'], libc = ['glibc'] }: Package): boolean {
  return optional && !(os.includes('linux') && libc.includes('glibc') && (cpu.includes('x64') || cpu.includes('arm64')));
}
