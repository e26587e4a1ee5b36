// npm leaves an optional dependency out of package-lock.json when the registry it asked does not serve that
// platform's package, and `npm ci` then refuses the lock file ("Missing: … from lock file"). This writes the
// missing entries from what each package declares itself. Run after every `npm install` that changes the lock.
import { readFileSync, writeFileSync } from 'node:fs';
const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const has = (from, name) => {
  for (let p = from; ; p = p.slice(0, Math.max(0, p.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[(p ? p + '/' : '') + 'node_modules/' + name]) return true;
    if (!p) return false;
  }
};
const platforms = [
  ['android', 'android'],
  ['darwin', 'darwin'],
  ['freebsd', 'freebsd'],
  ['openharmony', 'openharmony'],
  ['linux', 'linux'],
  ['win32', 'win32'],
  ['sunos', 'sunos'],
  ['aix', 'aix'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
];
const cpus = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el'];
let added = 0;
for (const [path, pkg] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(pkg.optionalDependencies ?? {})) {
    if (has(path, name) || !/^\d/.test(range)) continue;
    const os = platforms.find(([k]) => name.includes(k))?.[1];
    const cpu = cpus.find((c) => name.includes(c));
    if (!os) {
      console.error('skipped (no platform in its name):', name, 'of', path);
      continue;
    }
    lock.packages['node_modules/' + name] = {
      version: range,
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(pkg.dev ? { dev: true } : {}),
      optional: true,
      os: [os],
      ...(name.includes('musl') ? { libc: ['musl'] } : {}),
    };
    added++;
  }
const { '': root, ...rest } = lock.packages;
lock.packages = {
  '': root,
  ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))),
};
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
console.log('added', added, 'entries');
