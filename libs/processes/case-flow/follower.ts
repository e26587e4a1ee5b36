import { setTimeout as sleep } from 'node:timers/promises';
import { orderAggregate, parcelAggregate, refundAggregate, rmaAggregate } from '#rma/commands';
import { type EventFilter, type EventStore, type Position, type RecordedEvent, type StreamEvent, UnreadableEvent } from '#rma/event-store';
import type { Checkpoints, Clock } from '#rma/platform';
import type { CaseFlow } from './case-flow.js';
import { reactedTo } from './react.js';

const checkpointName = 'caseFlow';
/** The handler that appended an event runs what follows at once; what is older than this was cut off. */
const headStart = 2_000;
const longestPause = 30_000;
const betweenCheckpoints = 1_000;

export interface FollowerOptions {
  readonly streamPrefix: string;
  readonly onFailure: (event: RecordedEvent, error: unknown, attempt: number) => void;
}

/**
 * Finishes what a crash cut off: reads the events that lead to something from the checkpoint on and runs what was not run.
 * An event that fails is tried again for ever, with growing pauses, and never skipped.
 */
export class CaseFlowFollower {
  constructor(
    private readonly store: EventStore,
    private readonly checkpoints: Pick<Checkpoints, 'load' | 'save'>,
    private readonly flow: CaseFlow,
    private readonly clock: Clock,
    private readonly options: FollowerOptions,
  ) {}

  /** Settles where it goes on from: where it was left; at its first deployment the head, since a new reaction never acts on the past. */
  async prepare(): Promise<Position | 'start'> {
    const saved = this.checkpoints.load(checkpointName) as Position | 'start' | undefined;
    if (saved !== undefined) return saved;
    const from = (await this.store.head(this.#filter())) ?? 'start';
    await this.checkpoints.save(checkpointName, from);
    return from;
  }

  /** Runs until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    let savedAt = Date.parse(this.clock.now());
    for await (const message of this.store.subscribe(await this.prepare(), this.#filter(), signal)) {
      if (message.kind === 'caughtUp') continue;
      if (message.kind === 'event') await this.#finish(message.event, signal);
      if (signal.aborted) return;
      const now = Date.parse(this.clock.now());
      if (now - savedAt < betweenCheckpoints) continue;
      await this.checkpoints.save(checkpointName, message.kind === 'event' ? message.event.position : message.position);
      savedAt = now;
    }
  }

  #filter(): EventFilter {
    return { streamPrefix: `${this.options.streamPrefix}rma`, types: reactedTo };
  }

  async #finish(recorded: RecordedEvent, signal: AbortSignal): Promise<void> {
    const age = Date.parse(this.clock.now()) - Date.parse(recorded.metadata.occurredAt);
    if (age < headStart) await pause(headStart - age, signal);
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        await this.flow.finish(this.#revived(recorded));
        return;
      } catch (error) {
        this.options.onFailure(recorded, error, attempt);
        await pause(Math.min(longestPause, 100 * 2 ** attempt), signal);
      }
    }
  }

  #revived(recorded: RecordedEvent): StreamEvent<{ readonly type: string }> {
    const category = recorded.stream.slice(this.options.streamPrefix.length).split('-', 1)[0];
    const aggregate = [orderAggregate, rmaAggregate, refundAggregate, parcelAggregate].find((one) => one.category === category);
    if (!aggregate) throw new UnreadableEvent(`Streams of category ${category} are unknown.`);
    return { ...recorded, event: aggregate.revive(recorded.type, recorded.metadata.schemaVersion, recorded.data) };
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
