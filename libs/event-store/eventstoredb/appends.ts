import { checkAppend } from '../check-append.js';
import type { Envelope } from '../envelope.js';
import { NO_STREAM } from '../port.js';
import type { StoredEvent } from '../stored-event.js';
import type { AppendAnswer, EventStoreDBClient } from './client.js';
import { StreamDeleted } from './client-errors.js';
import { persistently } from './persistence.js';
import type { Reads } from './reads.js';

export type Appended =
  | { readonly kind: 'appended'; readonly revision: number; readonly place: number; readonly alreadyThere: boolean }
  | { readonly kind: 'wrongExpectedRevision'; readonly expected: number; readonly actual: number };

export interface AppendOptions {
  readonly milliseconds: number;
  /** No other process appends to these streams: then an answer that cannot be another's append is believed without a look. */
  readonly isSoleWriter: boolean;
}

/** So many more are read than were meant, to see in one look where a stream ends that others append to. */
const BEHIND = 16;

/**
 * Appends whose answers can be believed. The server calls a success what is there already under the same ids, whoever wrote it and
 * whatever it says, and does not tell the difference; and it calls a conflict what it has not indexed yet. So an answer stands as it
 * is only where nothing but this very append can be meant; else what is stored is read and compared.
 */
export class Appends {
  readonly #underWay = new Map<string, Promise<Appended>>();
  /** The first ids of appends whose fate is not known. */
  readonly #doubtful = new Set<string>();
  /** An append that an earlier life of this process sent may still arrive. */
  readonly #quietFrom: number;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reads: Reads,
    private readonly options: AppendOptions,
  ) {
    this.#quietFrom = options.isSoleWriter ? performance.now() + 2 * options.milliseconds : Infinity;
  }

  /** The same asked for again while the first is under way waits for its answer. */
  async append(stream: string, expected: number, envelopes: readonly Envelope[]): Promise<Appended> {
    checkAppend(stream, expected, envelopes);
    const key = `${stream}\n${expected}\n${envelopes.map(({ id }) => id).join()}`;
    const underWay = this.#underWay.get(key);
    if (underWay) {
      const result = await underWay;
      return result.kind === 'appended' ? { ...result, alreadyThere: true } : result;
    }
    const appending = this.#append(stream, expected, envelopes);
    this.#underWay.set(key, appending);
    try {
      return await appending;
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #append(stream: string, expected: number, envelopes: readonly Envelope[]): Promise<Appended> {
    const [first] = envelopes;
    if (!first) throw new RangeError('envelopes: an append holds at least one event');
    const [known, isDoubtful] = [this.reads.known, this.#doubtful.has(first.id)];
    let sent = 0;
    this.#doubtful.add(first.id);
    const answer = await persistently('append', this.options.milliseconds, (left) => {
      sent += 1;
      return this.client.append(stream, expected, envelopes, left);
    });
    const revision = expected + envelopes.length;
    if (answer.kind === 'stored' && answer.revision !== revision) {
      throw new StreamDeleted(`${stream} was deleted in the event store, where its numbering goes on at ${answer.revision}.`);
    }
    const isFresh = answer.kind === 'stored' && answer.position !== undefined && answer.position > known;
    const isOwn = isFresh && sent === 1 && !isDoubtful && performance.now() > this.#quietFrom;
    const result = isOwn
      ? ({ kind: 'appended', revision, place: answer.position, alreadyThere: false } as const)
      : await this.#lookedAt(stream, expected, envelopes, known, answer);
    this.#doubtful.delete(first.id);
    if (result.kind === 'appended') this.reads.see(result.place);
    return result;
  }

  async #lookedAt(
    stream: string,
    expected: number,
    envelopes: readonly Envelope[],
    known: number,
    answer: AppendAnswer,
  ): Promise<Appended> {
    const asked = envelopes.length + BEHIND;
    const there = await this.reads.stream(stream, expected + 1, 'forwards', asked);
    const last = there?.[envelopes.length - 1];
    if (there && last && envelopes.every(({ id }, index) => there[index]?.id === id)) {
      const isNew = answer.kind === 'stored' && last.position > known && envelopes.every((one, index) => isSame(one, there[index]));
      return { kind: 'appended', revision: last.revision, place: last.position, alreadyThere: !isNew };
    }
    if (answer.kind === 'stored') throw new Error(`The event store says that it holds an append to ${stream} and does not show it.`);
    const isWhole = there !== null && there.length > 0 && there.length < asked;
    const end = isWhole ? there.slice(-1) : await this.reads.stream(stream, 'end', 'backwards', 1);
    return { kind: 'wrongExpectedRevision', expected, actual: end?.[0]?.revision ?? NO_STREAM };
  }
}

function isSame({ text }: Envelope, stored: StoredEvent | undefined): boolean {
  return stored !== undefined && text.data === stored.data && text.metadata === stored.metadata;
}
