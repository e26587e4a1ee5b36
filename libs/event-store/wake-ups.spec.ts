import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { WakeUps } from './wake-ups.js';

const never = new AbortController().signal;
const HOUR = 3_600_000;

describe('a wake-up', () => {
  it('rouses all who sleep', async () => {
    const wakeUps = new WakeUps();
    const asleep = [0, 1].map(() => wakeUps.sleep(wakeUps.count, HOUR, never));
    wakeUps.wake();
    expect(await Promise.all(asleep)).toHaveLength(2);
  });

  it('is not lost on one who looked before it and lies down after it', async () => {
    const wakeUps = new WakeUps();
    const seen = wakeUps.count;
    wakeUps.wake();
    expect(await wakeUps.sleep(seen, HOUR, never)).toBeUndefined();
  });

  it('soon after another one is gathered with those that follow, and passed on once', async () => {
    const wakeUps = new WakeUps(20);
    wakeUps.wake();
    const seen = wakeUps.count;
    for (let again = 0; again < 10; again += 1) wakeUps.wake();
    expect(wakeUps.count).toBe(seen);
    await wakeUps.sleep(seen, HOUR, never);
    await setTimeout(60);
    expect(wakeUps.count).toBe(seen + 1);
  });

  it('is not needed when the time is up or the sleeper is called off', async () => {
    const wakeUps = new WakeUps();
    await wakeUps.sleep(wakeUps.count, 1, never);
    const controller = new AbortController();
    const asleep = wakeUps.sleep(wakeUps.count, HOUR, controller.signal);
    controller.abort();
    await asleep;
    expect(await wakeUps.sleep(wakeUps.count, HOUR, controller.signal)).toBeUndefined();
  });
});
