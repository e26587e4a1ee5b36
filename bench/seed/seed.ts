import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What one seeded case stores: an order recorded and shipped, units reserved; a return requested and issued. */
export const eventsPerCase = 5;

/** Seeds a data directory in a process of its own, whose memory is nobody's afterwards. */
export async function seed(dataDir: string, cases: number): Promise<void> {
  const seeding = fork(fileURLToPath(new URL('main.js', import.meta.url)), [dataDir, String(cases)]);
  const [code] = await once(seeding, 'exit');
  if (code !== 0) throw new Error(`Seeding ${cases} cases ended with ${code}.`);
}
