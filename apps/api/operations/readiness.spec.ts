import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { envelope, MemoryEventStore } from '#rma/event-store/testing';
import { type Dependency, Readiness } from './readiness.js';

const clock = { now: () => '2026-03-01T09:01:00.000Z' }; // a minute after every event here

async function readiness({ dependencies = [] as readonly Dependency[], events = 0, movedSecondsAgo = 3_600, rememberMilliseconds = -1 }) {
  const store = new MemoryEventStore();
  for (let number = 0; number < events; number++) await store.append(`a-${number}`, -1, [envelope()]);
  const movedAt = performance.now() - movedSecondsAgo * 1_000;
  const views = [{ progress: () => ({ view: 'list@1', filter: {}, position: 'start' as const, movedAt }) }];
  const rule = { lagEvents: 3, stalledSeconds: 30 };
  return new Readiness({ store, dependencies, views, clock, rule, patienceMilliseconds: 20, rememberMilliseconds });
}
const fails = (error: unknown) => () => {
  throw error;
};

describe('a service', () => {
  it('is ready from when it serves until it stops', async () => {
    const one = await readiness({ dependencies: [{ name: 'keys.db', check: () => 'its id' }] });
    const reasons: (readonly string[])[] = [(await one.report()).reasons];
    one.serves();
    expect(await one.report()).toEqual({
      status: 'ready',
      reasons: [],
      dependencies: [{ name: 'keys.db', isUp: true, failure: null }],
      views: [{ name: 'list@1', state: 'following', lag: { events: 0, seconds: 0, unmovedSeconds: 0 } }],
    });
    one.stops();
    reasons.push((await one.report()).reasons);
    expect(reasons).toEqual([['The service is starting.'], ['The service is stopping.']]);
  });

  it.each([
    ['fails at once', fails(Object.assign(new Error('secret'), { code: 'SQLITE_CORRUPT' })), 'SQLITE_CORRUPT'],
    ['fails later', () => Promise.reject(new TypeError('secret')), 'TypeError'],
    ['does not answer', () => Promise.withResolvers<never>().promise, 'NoAnswerInTime'],
    ['throws what is no error', fails('secret'), 'unknown'],
  ])('is unready while a dependency %s, and tells of it by its kind alone', async (_, check, failure) => {
    const one = await readiness({ dependencies: [{ name: 'keys.db', check }] });
    one.serves();
    const report = await one.report();
    expect(report).toMatchObject({
      status: 'unready',
      reasons: [`keys.db cannot be used (${failure}).`],
      dependencies: [{ name: 'keys.db', isUp: false, failure }],
    });
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  it('is unready while a view lacks too much and does not move', async () => {
    const one = await readiness({ events: 9 });
    one.serves();
    expect(await one.report()).toMatchObject({
      status: 'unready',
      reasons: ['list@1 lacks 4 events or more and has not moved for 60 seconds.'],
      views: [{ name: 'list@1', state: 'stalled', lag: { events: 4, seconds: 60, unmovedSeconds: 60 } }],
    });
  });

  it.each([
    ['lacks much and moves', { events: 9, movedSecondsAgo: 1 }],
    ['lacks little and does not move', { events: 3 }],
  ])('is ready while a view %s', async (_, so) => {
    const one = await readiness(so);
    one.serves();
    expect(await one.report()).toMatchObject({ status: 'ready', views: [{ state: 'following', lag: { events: so.events > 3 ? 4 : 3 } }] });
  });

  it('looks once for all who ask at the same moment, and again later', async () => {
    let looks = 0;
    const one = await readiness({ dependencies: [{ name: 'keys.db', check: () => (looks += 1) }], rememberMilliseconds: 50 });
    await Promise.all(Array.from({ length: 20 }, () => one.report()));
    expect(looks).toBe(1);
    await sleep(80);
    await one.report();
    expect(looks).toBe(2);
  });
});
