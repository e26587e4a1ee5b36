import type { RecordedEvent } from '../envelope.js';
import { occurredAtOf } from '../marks.js';
import { isAfter, type Loaded, type Until } from './history.js';

/** A stream as it was after an event, and when that was. */
export interface Waypoint<State> extends Loaded<State> {
  readonly occurredAt: string;
}

interface Way {
  readonly owner: object;
  readonly points: Waypoint<unknown>[];
}

type Passed = Pick<RecordedEvent, 'revision' | 'position' | 'metadata' | 'text'>;

/** So many events lie between two waypoints: at most so many are read to answer about the past. */
export const STEP = 100;

/**
 * What streams were at every hundredth of their events: stored events never change, so neither does what was folded from them.
 * Remembers so many waypoints at least, of the streams asked about last: two generations, of which the older is dropped when the
 * younger is full.
 */
export class Waypoints {
  #younger = new Map<string, Way>();
  #older = new Map<string, Way>();

  constructor(private readonly least = 1_000) {}

  /** The last waypoint that still counts; `owner` is the aggregate that folded: what another one folded is not given out. */
  before<State>(owner: { readonly initial: State }, stream: string, until: Until): Waypoint<State> | undefined {
    const way = this.#wayOf(owner, stream);
    return way?.points.findLast((point) => !isAfter(point, until)) as Waypoint<State> | undefined;
  }

  /** Keeps the state after an event, if it is a hundredth one beyond those that are known. */
  pass<State>(owner: { readonly initial: State }, stream: string, event: Passed, state: State): void {
    const { revision, position } = event;
    if ((revision + 1) % STEP !== 0) return;
    const way = this.#wayOf(owner, stream) ?? { owner, points: [] };
    if (revision > (way.points.at(-1)?.revision ?? -1)) way.points.push({ state, revision, position, occurredAt: occurredAtOf(event) });
    this.#keep(stream, way);
  }

  #wayOf(owner: object, stream: string): Way | undefined {
    const way = this.#younger.get(stream) ?? this.#older.get(stream);
    if (way?.owner !== owner) return undefined;
    this.#keep(stream, way);
    return way;
  }

  #keep(stream: string, way: Way): void {
    this.#younger.set(stream, way);
    let known = 0;
    for (const { points } of this.#younger.values()) known += points.length;
    if (known < this.least) return;
    this.#older = this.#younger;
    this.#younger = new Map();
  }
}
