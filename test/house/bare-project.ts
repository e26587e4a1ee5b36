import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A project of one file with our bootstrap scripts, an `npm` that installs a compiler, and a compiler that copies. */
export class BareProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'rma-bare-'));

  constructor() {
    cpSync('scripts', join(this.folder, 'scripts'), { recursive: true });
    this.write('package.json', '{ "type": "module", "engines": { "node": ">=20.0" } }');
    this.write('package-lock.json', '{}');
    this.write('tsconfig.json', '{}');
    this.write('tsconfig.build.json', '{}');
    this.write('apps/one.ts', 'export const one = 1;');
    this.npmDoes('');
  }

  /** What `npm ci` does before it installs: nothing, or something that fails or takes long. */
  npmDoes(script: string): void {
    this.write(
      'fake/npm',
      `#!/bin/sh
echo npm >> calls
rm -rf node_modules && mkdir -p node_modules/.bin node_modules/typescript7/bin
${script}
ln -s "${process.execPath}" node_modules/.bin/node
cp fake/tsc node_modules/typescript7/bin/tsc
`,
    );
    this.compilerDoes('');
  }

  /** What the compiler does before it writes. The next install brings it. */
  compilerDoes(script: string): void {
    const compile = `const { appendFileSync, cpSync } = require('node:fs');
appendFileSync('calls', 'tsc\\n');
${script}
cpSync('apps', process.argv[process.argv.indexOf('--outDir') + 1] + '/apps', { recursive: true });
`;
    this.write('fake/tsc', compile);
    if (existsSync(join(this.folder, 'node_modules'))) this.write('node_modules/typescript7/bin/tsc', compile);
  }

  start() {
    const env = { ...process.env, PATH: `${join(this.folder, 'fake')}${delimiter}${process.env['PATH'] ?? ''}` };
    return spawn(process.execPath, ['scripts/bootstrap.mjs', '--build'], { cwd: this.folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  /** Runs the bootstrap to its end: what it called, its exit code and what it said. */
  async bootstrap(): Promise<{ calls: readonly string[]; code: unknown; said: string }> {
    rmSync(join(this.folder, 'calls'), { force: true });
    const child = this.start();
    const said: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    const [code] = (await once(child, 'close')) as unknown[];
    return { calls: this.calls(), code, said: said.join('') };
  }

  calls(): readonly string[] {
    return this.has('calls') ? this.read('calls').trim().split('\n') : [];
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.folder, path, '..'), { recursive: true });
    writeFileSync(join(this.folder, path), text);
    if (path.startsWith('fake/')) chmodSync(join(this.folder, path), 0o755);
  }

  remove(path = ''): void {
    rmSync(join(this.folder, path), { recursive: true, force: true });
  }
}
