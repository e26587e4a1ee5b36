import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from './service.js';

/** Asks until it is so: a look is remembered for a moment, and views follow by themselves. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + 15_000; !(await isSo()); await sleep(50))
    if (performance.now() > deadline) throw new Error('It never became so.');
}

/** What a series counts now; 0 where it was never counted. */
export async function counted(of: Pick<Service, 'nobody'>, series: string): Promise<number> {
  const { text: exposed } = await of.nobody().get('/metrics');
  const line = exposed.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
}
