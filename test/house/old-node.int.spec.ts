import { expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnOldNode } from '../old-node.js';

describeOnOldNode('the built service, started by an old Node', (oldNode) => {
  it('opens its stores, answers, and stops when it is told to', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rma-old-node-'));
    const env = { ...process.env, DATA_DIR: dataDir, PORT: '0' };
    const service = spawn(oldNode, ['dist/apps/standalone/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [greeting] = (await once(service.stdout, 'data')) as [Buffer];
      const url = /http:\S+/.exec(greeting.toString())?.[0] ?? '';
      expect((await fetch(`${url}/v1/keys`)).status).toBe(401);
    } finally {
      service.kill('SIGTERM');
      expect(await once(service, 'exit')).toEqual([0, null]);
      rmSync(dataDir, { recursive: true });
    }
  });
});
