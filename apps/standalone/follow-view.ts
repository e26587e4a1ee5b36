import { setTimeout as sleep } from 'node:timers/promises';

const betweenLooks = 250;
const longestPause = 30_000;

/** Keeps a view close behind the events until `signal` aborts; while that fails it is tried again, with growing pauses. */
export async function followView(
  view: { upToDate(): Promise<void> },
  signal: AbortSignal,
  onFailure: (error: unknown, attempt: number) => void,
): Promise<void> {
  for (let failures = 0; !signal.aborted;) {
    try {
      await view.upToDate();
      failures = 0;
    } catch (error) {
      failures += 1;
      onFailure(error, failures);
    }
    await sleep(Math.min(longestPause, betweenLooks * 2 ** failures), undefined, { signal }).catch(() => undefined);
  }
}
