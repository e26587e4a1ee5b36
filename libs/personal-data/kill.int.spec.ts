import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { startTypeScript, temporaryDirectory } from '#rma/platform/testing';
import { openPersonalData } from './personal-data.js';

const kills = Number(process.env['KILLS'] ?? 3); // the long form: KILLS=50

describe('a key', () => {
  it(
    'is durable before the seal it made is answered: after a kill at any moment every answered seal opens',
    async () => {
      const file = join(temporaryDirectory(), 'keys.db');
      const answered: (readonly [note: string, seal: string])[] = [];
      for (let run = 0; run < kills; run += 1) {
        const child = startTypeScript(new URL('testing/seal-until-killed.ts', import.meta.url), [file, String(run)]);
        await child.written(1);
        await sleep(Math.random() * 200);
        await child.kill();
        for (const line of child.lines()) {
          const [note = '', seal = ''] = line.split(' ');
          answered.push([note, seal]);
        }
      }
      const personalData = openPersonalData(file);
      const values = await personalData.openMany(answered.map(([, seal]) => seal));
      expect(values).toEqual(answered.map(([note]) => ({ note })));
      await personalData.close();
    },
    1_000 * (5 + 2 * kills),
  );
});
