import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { BareProject } from './bare-project.js';

describe('the bootstrap of a bare clone', () => {
  let project: BareProject;
  beforeEach(() => {
    project = new BareProject();
  });
  afterEach(() => project.remove());

  it('installs and builds', async () => {
    expect(await project.bootstrap()).toMatchObject({ calls: ['npm', 'tsc'], code: 0 });
    expect(project.has('dist/apps/one.ts')).toBe(true);
  });

  it('does neither when nothing changed', async () => {
    await project.bootstrap();

    expect(await project.bootstrap()).toEqual({ calls: [], code: 0, said: 'nothing to install or build\n' });
  });

  it('builds again, and leaves nothing of a deleted source, when the sources changed', async () => {
    project.write('apps/two.ts', '');
    await project.bootstrap();
    project.remove('apps/two.ts');

    expect((await project.bootstrap()).calls).toEqual(['tsc']);
    expect(project.has('dist/apps/two.ts')).toBe(false);
  });

  it('installs and builds again when the lock changed', async () => {
    await project.bootstrap();
    project.write('package-lock.json', '{ "changed": true }');

    expect((await project.bootstrap()).calls).toEqual(['npm', 'tsc']);
  });

  it('builds again when dist was deleted, and not for a spec alone', async () => {
    await project.bootstrap();
    project.write('apps/one.spec.ts', '');
    expect((await project.bootstrap()).calls).toEqual([]);
    project.remove('dist');

    expect((await project.bootstrap()).calls).toEqual(['tsc']);
  });

  it('never takes a failed install for a good one, not even when the lock is put back', async () => {
    await project.bootstrap();
    project.write('package-lock.json', '{ "broken": true }');
    project.npmDoes('exit 3');
    expect(await project.bootstrap()).toMatchObject({ calls: ['npm'], code: 1, said: expect.stringContaining('exit code 3') });
    project.write('package-lock.json', '{}');
    project.npmDoes('');

    expect(await project.bootstrap()).toMatchObject({ calls: ['npm'], code: 0 });
  });

  it('keeps the last good build when a build fails, and tries again', async () => {
    await project.bootstrap();
    project.write('apps/one.ts', 'export const one = 2;');
    project.compilerDoes('process.exit(2);');
    expect(await project.bootstrap()).toMatchObject({ calls: ['tsc'], code: 1 });
    expect(project.read('dist/apps/one.ts')).toBe('export const one = 1;');
    project.compilerDoes('');

    expect(await project.bootstrap()).toMatchObject({ calls: ['tsc'], code: 0 });
    expect(project.read('dist/apps/one.ts')).toBe('export const one = 2;');
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('rebuilds after a build that %s interrupted', async (signal) => {
    project.compilerDoes('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);');
    const child = project.start();
    await until(() => project.calls().includes('tsc'));
    child.kill(signal);
    await once(child, 'exit');
    expect(project.has('dist')).toBe(false);
    project.compilerDoes('');

    expect(await project.bootstrap()).toMatchObject({ calls: ['tsc'], code: 0 });
    expect(project.has('.rma-bootstrap.lock')).toBe(false);
  });

  it('lets one of two at once do the work and the other wait for it', async () => {
    project.npmDoes('sleep 0.5');
    const children = [project.start(), project.start(), project.start()];
    const codes = await Promise.all(children.map((child) => once(child, 'exit')));

    expect(codes).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    expect(project.calls()).toEqual(['npm', 'tsc']);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}
