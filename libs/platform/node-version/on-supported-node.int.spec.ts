import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnOldNode } from '../../../test/old-node.js';

describeOnOldNode('a program started by an old Node', (oldNode) => {
  const withNode = program();
  const withoutNode = program();

  beforeAll(() => {
    mkdirSync(join(withNode, 'node_modules', '.bin'), { recursive: true });
    symlinkSync(process.execPath, join(withNode, 'node_modules', '.bin', 'node'));
  });
  afterAll(() => [withNode, withoutNode].forEach((folder) => rmSync(folder, { recursive: true })));

  it('runs under the installed Node, with its arguments, its flags and its exit code', () => {
    const { stdout, status } = start(withNode, ['--enable-source-maps', 'main.js', 'one', '--two']);

    expect(JSON.parse(stdout)).toEqual({ version: process.version, flags: ['--enable-source-maps'], args: ['one', '--two'] });
    expect(status).toBe(7);
  });

  it('says one sentence and loads nothing where no other Node is installed', () => {
    const { stdout, stderr, status } = start(withoutNode, ['main.js']);

    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Node 24\.15 or newer is needed and this is \d+\.\d+\.\d+: [^\n]+\n$/);
    expect(status).toBe(1);
  });

  it('passes a signal on and ends as the program ends', async () => {
    const child = spawn(oldNode, ['main.js', 'wait'], { cwd: withNode, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');

    expect(await once(child, 'exit')).toEqual([9, null]);
  });

  function start(cwd: string, args: readonly string[]) {
    return spawnSync(oldNode, args, { cwd, encoding: 'utf8' });
  }
});

/** A folder with the module as it is compiled, and a program whose import an old Node would not survive. */
function program(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rma-old-node-'));
  for (const file of readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.spec.ts'))) {
    const source = readFileSync(join(import.meta.dirname, file), 'utf8');
    writeFileSync(join(folder, file.replace('.ts', '.js')), stripTypeScriptTypes(source));
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'main.js'),
    "import { onSupportedNode } from './index.js';\nawait onSupportedNode(() => import('./app.js'));\n",
  );
  writeFileSync(
    join(folder, 'app.js'),
    `if (Number.parseInt(process.versions.node) < 24) process.abort();
     process.on('SIGTERM', () => process.exit(9));
     if (process.argv[2] === 'wait') setInterval(() => {}, 1000);
     else process.exitCode = 7;
     console.log(JSON.stringify({ version: process.version, flags: process.execArgv, args: process.argv.slice(2) }));`,
  );
  return folder;
}
