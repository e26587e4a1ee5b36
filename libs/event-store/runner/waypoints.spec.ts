import { describe, expect, it } from '@jest/globals';
import type { Metadata } from '../envelope.js';
import type { Position } from '../port.js';
import { type Waypoint, Waypoints } from './waypoints.js';

const owner = { initial: 0 };
const point = (revision: number): Waypoint<number> => ({
  state: revision,
  revision,
  position: `s.${revision + 1}` as Position,
  occurredAt: `2026-03-01T09:00:00.${String(revision).padStart(3, '0')}Z`,
});

function pass(waypoints: Waypoints, stream: string, revision: number) {
  const { position, occurredAt, state } = point(revision);
  waypoints.pass(owner, stream, { revision, position, metadata: { occurredAt } as Metadata }, state);
}

function walked(revisions: readonly number[], least?: number) {
  const waypoints = new Waypoints(least);
  for (const revision of revisions) pass(waypoints, 'rma-1', revision);
  return waypoints;
}

describe('the waypoints of a stream', () => {
  it('are its states after every hundredth event', () => {
    const waypoints = walked([98, 99, 100, 198, 199, 200]);
    expect(waypoints.before(owner, 'rma-1', { revision: 98 })).toBeUndefined();
    expect(waypoints.before(owner, 'rma-1', { revision: 99 })).toEqual(point(99));
    expect(waypoints.before(owner, 'rma-1', { revision: 198 })).toEqual(point(99));
    expect(waypoints.before(owner, 'rma-1', { revision: 250 })).toEqual(point(199));
  });

  it('count up to a moment, that moment included', () => {
    const waypoints = walked([99, 199]);
    expect(waypoints.before(owner, 'rma-1', { asOf: '2026-03-01T09:00:00.199Z' })).toEqual(point(199));
    expect(waypoints.before(owner, 'rma-1', { asOf: '2026-03-01T09:00:00.198Z' })).toEqual(point(99));
    expect(waypoints.before(owner, 'rma-1', { asOf: '2026-03-01T09:00:00.199Z', revision: 150 })).toEqual(point(99));
  });

  it('stay in order when a part of the way is walked again', () => {
    expect(walked([99, 199, 99, 299]).before(owner, 'rma-1', { revision: 298 })).toEqual(point(199));
  });

  it('are not given to another aggregate, nor for another stream', () => {
    const waypoints = walked([99]);
    expect(waypoints.before({ initial: 0 }, 'rma-1', {})).toBeUndefined();
    expect(waypoints.before(owner, 'rma-2', {})).toBeUndefined();
  });

  it('are forgotten when others are asked about, the longest unused first', () => {
    const waypoints = walked([99], 2);
    pass(waypoints, 'rma-2', 99);
    waypoints.before(owner, 'rma-1', {});
    pass(waypoints, 'rma-3', 99);
    pass(waypoints, 'rma-4', 99);
    expect(waypoints.before(owner, 'rma-2', {})).toBeUndefined();
    expect(waypoints.before(owner, 'rma-4', {})).toEqual(point(99));
  });

  it('of a long stream count for as many as they are', () => {
    const waypoints = walked([99], 3);
    for (const revision of [99, 199, 299]) pass(waypoints, 'rma-long', revision);
    for (const revision of [99, 199, 299]) pass(waypoints, 'rma-longer', revision);
    expect(waypoints.before(owner, 'rma-1', {})).toBeUndefined();
    expect(waypoints.before(owner, 'rma-longer', {})).toEqual(point(299));
  });
});
