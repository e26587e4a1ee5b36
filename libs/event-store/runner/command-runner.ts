import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedEvent } from '../envelope.js';
import type { EventStore } from '../port.js';
import type { Aggregate } from './aggregate.js';
import type { CommandContext, Outcome } from './command.js';
import { fold, type Folded, nothingYet } from './folded.js';
import { type History, type Loaded, readHistory, readPast, type Until } from './history.js';
import { judge, staleness } from './judge.js';
import { type Decided, prepare } from './prepare.js';
import { send } from './send.js';
import { StreamCache } from './stream-cache.js';
import { streamPages } from './stream-pages.js';
import { Turns } from './turns.js';
import { STEP, Waypoints } from './waypoints.js';

export interface RunnerOptions {
  /** Stands before every stream's name, because a store may be shared. */
  readonly streamPrefix?: string;
  /** Events a read asks for at most. */
  readonly pageSize?: number;
  /** About how much memory folded streams may take, in bytes. */
  readonly rememberedBytes?: number;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly random?: () => number;
}

/** Of one width, so that moments compare as texts. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const TRIES = 5;

/** Runs commands against the streams of one store: each takes effect once, whatever is repeated, lost or run at once. */
export class CommandRunner {
  readonly #store: EventStore;
  readonly #prefix: string;
  readonly #pageSize: number;
  readonly #cache: StreamCache;
  readonly #waypoints = new Waypoints();
  readonly #turns = new Turns();
  readonly #pause: (milliseconds: number) => Promise<unknown>;

  constructor(store: EventStore, options: RunnerOptions = {}) {
    const { wait = sleep, random = Math.random } = options;
    this.#store = store;
    this.#prefix = options.streamPrefix ?? '';
    this.#pageSize = options.pageSize ?? 500;
    this.#cache = new StreamCache(options.rememberedBytes ?? 16 * 1024 * 1024);
    this.#pause = (milliseconds) => wait(random() * milliseconds);
  }

  /**
   * Runs one command on one stream. `command` is made with the moment its events will carry: `context.now`, or that of
   * the stream's last event if it is later. Throws what the store throws; AppendOutcomeUnknown leaves open whether the
   * events are stored, and the same command tells.
   */
  async execute<State, Event extends { readonly type: string }, Command>(
    aggregate: Aggregate<State, Event, Command>,
    id: string,
    context: CommandContext,
    command: (now: string) => Command,
  ): Promise<Outcome<State, Event>> {
    if (!INSTANT.test(context.now)) throw new Error(`context.now: ${context.now} is not RFC 3339 in UTC with milliseconds`);
    const stream = this.streamOf(aggregate, id);
    const turn = this.#turns.take(stream);
    if (turn) await turn;
    try {
      for (let attempt = 1; ; attempt++) {
        const outcome = await this.#attempt(aggregate, stream, context, command, attempt === 1 && context.opensStream === true);
        if (outcome.kind !== 'concurrentChange' || attempt === TRIES) return outcome;
        await this.#pause(2 ** attempt);
      }
    } finally {
      this.#turns.pass(stream);
    }
  }

  /** The stream as it is, or undefined where it does not exist; with `fresh` never from what is remembered. */
  async load<State, Event extends { readonly type: string }>(
    aggregate: Aggregate<State, Event, never>,
    id: string,
    options: { readonly fresh?: boolean } = {},
  ): Promise<Loaded<State> | undefined> {
    const stream = this.streamOf(aggregate, id);
    const remembered = options.fresh ? undefined : this.#cache.get(aggregate, stream);
    const { state, revision, position } = remembered ?? (await this.#read(aggregate, stream));
    return position === null ? undefined : { state, revision, position };
  }

  /** The events up to a revision or a moment, and the stream as it was after them; undefined where there are none. */
  history<State, Event extends { readonly type: string }>(
    aggregate: Aggregate<State, Event, never>,
    id: string,
    until: Until = {},
  ): Promise<History<State, Event> | undefined> {
    return readHistory(aggregate, this.#pages(this.streamOf(aggregate, id)), until);
  }

  /** The stream as it was at a revision or a moment; undefined before its first event. */
  past<State, Event extends { readonly type: string }>(
    aggregate: Aggregate<State, Event, never>,
    id: string,
    until: Until,
  ): Promise<Loaded<State> | undefined> {
    const stream = this.streamOf(aggregate, id);
    const from = this.#waypoints.before(aggregate, stream, until);
    const pages = streamPages(this.#store, stream, STEP, from ? from.revision + 1 : 0);
    const pass = (recorded: RecordedEvent, _: Event, state: State) => this.#waypoints.pass(aggregate, stream, recorded, state);
    return readPast(aggregate, pages, until, pass, from);
  }

  streamOf(aggregate: { readonly category: string }, id: string): string {
    return `${this.#prefix}${aggregate.category}-${id}`;
  }

  async #attempt<State, Event extends { readonly type: string }, Command>(
    aggregate: Aggregate<State, Event, Command>,
    stream: string,
    context: CommandContext,
    command: (now: string) => Command,
    isTakenForNew: boolean,
  ): Promise<Outcome<State, Event>> {
    const remembered = this.#cache.get(aggregate, stream) ?? (isTakenForNew ? nothingYet(aggregate.initial) : undefined);
    let folded = remembered ?? (await this.#read(aggregate, stream));
    if (folded.commands.has(context.commandId)) return this.#repeat(aggregate, stream, folded, context);
    let judgement = judge(aggregate, folded, context, command);
    if (remembered && judgement.kind !== 'append') {
      folded = await this.#read(aggregate, stream);
      if (folded.commands.has(context.commandId)) return this.#repeat(aggregate, stream, folded, context);
      judgement = judge(aggregate, folded, context, command);
    }
    return judgement.kind === 'append' ? this.#append(aggregate, stream, folded, context, judgement) : judgement;
  }

  async #append<State, Event extends { readonly type: string }>(
    aggregate: Aggregate<State, Event, never>,
    stream: string,
    folded: Folded<State>,
    context: CommandContext,
    decided: Decided<Event>,
  ): Promise<Outcome<State, Event>> {
    const { envelopes, events, state, hash, weight } = prepare(aggregate, stream, folded, context, decided);
    this.#cache.drop(stream);
    const result = await send(this.#store, stream, folded.revision, envelopes, this.#pause);
    if (result.kind === 'wrongExpectedRevision') return { kind: 'concurrentChange', revision: result.actual };
    if (result.alreadyThere) return this.#repeat(aggregate, stream, await this.#read(aggregate, stream), context);
    const { revision, position } = result;
    const commands = folded.commands.set(context.commandId, { lastRevision: revision, requestFingerprint: context.requestFingerprint });
    this.#cache.put(aggregate, stream, { state, revision, position, hash, occurredAt: decided.occurredAt, commands, weight });
    return { kind: 'accepted', events, state, revision, position, repeated: false };
  }

  /** The answer to a command that the stream carries, computed from the stream as it was right after it. */
  async #repeat<State, Event extends { readonly type: string }>(
    aggregate: Aggregate<State, Event, never>,
    stream: string,
    folded: Folded<State>,
    context: CommandContext,
  ): Promise<Outcome<State, Event>> {
    const { commandId, requestFingerprint } = context;
    const known = folded.commands.get(commandId);
    if (!known) throw new Error(`The store holds command ${commandId} on ${stream} but does not show it.`);
    if (known.requestFingerprint !== requestFingerprint)
      return staleness(await this.#read(aggregate, stream), context) ?? { kind: 'keyReused' };
    const history = await readHistory(aggregate, this.#pages(stream), { revision: known.lastRevision });
    if (history?.revision !== known.lastRevision) throw new Error(`${stream} ends before revision ${known.lastRevision}, which it held.`);
    const events = history.events.filter(({ metadata }) => metadata.commandId === commandId);
    return { kind: 'accepted', ...history, events, repeated: true };
  }

  async #read<State, Event extends { readonly type: string }>(
    aggregate: Aggregate<State, Event, never>,
    stream: string,
  ): Promise<Folded<State>> {
    let folded = nothingYet(aggregate.initial);
    for await (const page of this.#pages(stream)) folded = fold(aggregate, folded, page);
    if (folded.position !== null) this.#cache.put(aggregate, stream, folded);
    return folded;
  }

  #pages(stream: string): AsyncIterable<readonly RecordedEvent[]> {
    return streamPages(this.#store, stream, this.#pageSize);
  }
}
