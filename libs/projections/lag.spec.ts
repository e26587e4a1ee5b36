import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Position } from '#rma/event-store';
import { envelope, MemoryEventStore } from '#rma/event-store/testing';
import { isStalled, type Lag, lagOf, type Progress } from './lag.js';

const minuteLater = '2026-03-01T09:01:00.000Z'; // every event here was stored at 09:00
const longAgo = () => performance.now() - 3_600_000;

describe('the lag of a view', () => {
  let store: MemoryEventStore;
  beforeEach(() => {
    store = new MemoryEventStore();
  });

  async function stored(count: number, type = 'Counted'): Promise<Position> {
    const { length } = await store.readAll('start', 'forwards', {}, 1_000);
    for (let number = length; number < length + count; number++) await store.append(`a-${number}`, -1, [envelope({ type })]);
    const head = await store.head({});
    if (head === null) throw new Error('Nothing was stored.');
    return head;
  }
  const at = (position: Progress['position'], movedAt = longAgo()): Progress => ({
    view: 'counting@1',
    filter: { types: ['Counted'] },
    position,
    movedAt,
  });
  const lag = (progress: Progress, counted = 100) => lagOf(store, progress, minuteLater, counted);

  it('is nothing where it shows every event that it is made of, however long ago it moved', async () => {
    const position = await stored(3);
    await stored(2, 'Overlooked');
    expect(await lag(at(position))).toEqual({ view: 'counting@1', events: 0, seconds: 0, unmovedSeconds: 0 });
  });

  it('is nothing where nothing was ever stored', async () => {
    expect(await lag(at('start'))).toMatchObject({ events: 0, unmovedSeconds: 0 });
  });

  it('counts what waits, from the start or from where the view is, and tells the age of the oldest', async () => {
    const position = await stored(2);
    await stored(3);
    expect(await lag(at('start'))).toMatchObject({ events: 5, seconds: 60 });
    expect(await lag(at(position))).toMatchObject({ events: 3, seconds: 60 });
  });

  it('counts no further than one past what was asked for', async () => {
    const position = await stored(1);
    await stored(20);
    expect([(await lag(at('start'), 4)).events, (await lag(at(position), 4)).events]).toEqual([5, 5]);
    expect((await lag(at(position), 20)).events).toBe(20);
  });

  it('is no standstill before there was something to do', async () => {
    await stored(1);
    expect((await lag(at('start', longAgo()))).unmovedSeconds).toBe(60);
    expect((await lag(at('start', performance.now()))).unmovedSeconds).toBeLessThan(5);
  });
});

describe('a view', () => {
  const rule = { lagEvents: 10, stalledSeconds: 30 };
  const behind = (events: number, unmovedSeconds: number): Lag => ({ view: 'counting@1', events, seconds: 90, unmovedSeconds });

  it('is stalled when it lacks too much and has not moved for too long', () => {
    expect(isStalled(behind(11, 30.1), rule)).toBe(true);
  });

  it.each([
    ['lacks much and moves', behind(11, 30)],
    ['does not move and lacks little', behind(10, 3_600)],
  ])('is not stalled while it %s', (_, lag) => {
    expect(isStalled(lag, rule)).toBe(false);
  });
});
