import { describe, expect, it } from '@jest/globals';
import fc, { type Scheduler } from 'fast-check';
import { canonicalText } from '#rma/platform';
import type { Envelope, RecordedEvent } from '../envelope.js';
import { AppendOutcomeUnknown } from '../errors.js';
import type { AppendResult } from '../port.js';
import { MemoryEventStore } from '../testing/index.js';
import { asking, close, type Jar, type JarEvent, jar, put, take } from '../testing/jar.js';
import { type ChainBreak, type RawRow, verifyChain } from '../verify.js';
import type { Accepted, Outcome } from './command.js';
import { CommandRunner } from './command-runner.js';

// PROPERTY_RUNS=20000 is the long form; a failure prints the seed and the path that repeat it.
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 300);

type Fate = 'arrives' | 'is dropped' | 'loses its answer' | 'arrives twice' | 'arrives late';
const fate = fc.constantFrom<Fate>('arrives', 'is dropped', 'loses its answer', 'arrives twice', 'arrives late');

interface Asked {
  readonly node: 0 | 1;
  readonly jarId: string;
  readonly commandId: string;
  readonly ifMatch: number | undefined;
}
const asked = fc.record<Asked>({
  node: fc.constantFrom<0 | 1>(0, 1),
  jarId: fc.constantFrom('1', '2'),
  commandId: fc.nat(11).map((n) => `c${n}`),
  ifMatch: fc.option(fc.integer({ min: -1, max: 3 }), { nil: undefined, freq: 6 }),
});

interface Answer {
  readonly jarId: string;
  readonly commandId: string;
  readonly outcome: Outcome<Jar, JarEvent>;
}

/** What a command id asks for: the same whoever sends it. */
function commandOf(commandId: string) {
  const n = Number(commandId.slice(1));
  if (n === 11) return close;
  return n % 3 === 0 ? take(2) : put((n % 3) + 1, { oneByOne: n % 2 === 0 });
}

/** A network between a node and the store: it takes its time and does to each append what fate has in store. */
class Network extends MemoryEventStore {
  readonly late: Promise<unknown>[] = [];
  readonly #scheduler: Scheduler;
  readonly #fates: Fate[];

  constructor(scheduler: Scheduler, fates: readonly Fate[]) {
    super({ storeId: 'store' });
    this.#scheduler = scheduler;
    this.#fates = [...fates];
  }

  override async append(stream: string, expected: number, envelopes: readonly Envelope[]): Promise<AppendResult> {
    const happens = this.#fates.shift() ?? 'arrives';
    const arrive = () => this.#scheduler.schedule(Promise.resolve(), 'on the way').then(() => super.append(stream, expected, envelopes));
    if (happens === 'arrives late') this.late.push(arrive());
    if (happens === 'is dropped' || happens === 'arrives late') {
      await this.#scheduler.schedule(Promise.resolve(), 'no answer');
      throw new AppendOutcomeUnknown(happens);
    }
    const result = await arrive();
    const second = happens === 'arrives twice' ? await arrive() : result;
    await this.#scheduler.schedule(Promise.resolve(), 'on the way back');
    if (happens === 'loses its answer') throw new AppendOutcomeUnknown(happens);
    return second;
  }
}

/** As a client does: it sends its command again until it is answered. */
async function answered(runner: CommandRunner, { jarId, commandId, ifMatch }: Asked): Promise<Answer> {
  for (;;) {
    try {
      return { jarId, commandId, outcome: await runner.execute(jar, jarId, asking(commandId, { ifMatch }), commandOf(commandId)) };
    } catch (error) {
      if (!(error instanceof AppendOutcomeUnknown)) throw error;
    }
  }
}

describe('two nodes over one store and a bad network', () => {
  it('take every accepted command exactly once, without gaps, in an unbroken chain', async () => {
    const property = fc.asyncProperty(
      fc.scheduler(),
      fc.array(asked, { minLength: 2, maxLength: 14 }),
      fc.array(fate, { maxLength: 20 }),
      fc.constantFrom(0, 1_000, 1_000_000),
      async (scheduler, commands, fates, rememberedBytes) => {
        const network = new Network(scheduler, fates);
        const options = { wait: () => scheduler.schedule(Promise.resolve(), 'pause'), random: () => 0.5, pageSize: 3, rememberedBytes };
        const nodes = [new CommandRunner(network, options), new CommandRunner(network, options)] as const;
        const running = commands.map((command) => answered(nodes[command.node], command));
        const answers = await scheduler.waitFor(Promise.all(running));
        await scheduler.waitFor(Promise.all(network.late));

        const stored = await network.readAll('start', 'forwards', {}, 1_000);
        checkChain(stored);
        for (const jarId of ['1', '2']) {
          const stream = stored.filter((event) => event.stream === `rmaJar-${jarId}`);
          checkStream(stream);
          const ofThisJar = answers.filter((answer) => answer.jarId === jarId);
          checkAnswers(stream, ofThisJar);
        }
      },
    );
    await fc.assert(property, { numRuns });
  }, 600_000);
});

function checkChain(stored: readonly RecordedEvent[]): void {
  const breaks: ChainBreak[] = [];
  const inOrder = stored.toSorted((a, b) => a.stream.localeCompare(b.stream) || a.revision - b.revision);
  verifyChain(inOrder.map(rawRow), (broken) => breaks.push(broken));
  expect(breaks).toEqual([]);
}

function checkStream(stream: readonly RecordedEvent[]): void {
  expect(stream.map(({ revision }) => revision)).toEqual(stream.map((_, index) => index));
  const commandIds = stream.map(({ metadata }) => metadata.commandId);
  const runs = commandIds.filter((commandId, index) => commandId !== commandIds[index - 1]);
  expect(runs).toHaveLength(new Set(runs).size);
}

/** Every accepted command tells what the stream holds of it, and every command that the stream holds was accepted. */
function checkAnswers(stream: readonly RecordedEvent[], answers: readonly Answer[]): void {
  const told = answers.flatMap(({ commandId, outcome }) =>
    outcome.kind === 'accepted' && outcome.events.length > 0 ? [{ commandId, ...factsOf(outcome) }] : [],
  );
  expect(told).toEqual(told.map(({ commandId }) => held(stream, commandId)));
  expect(new Set(told.map(({ commandId }) => commandId))).toEqual(new Set(stream.map(({ metadata }) => metadata.commandId)));
}

function factsOf({ events, revision, position, state }: Accepted<Jar, JarEvent>) {
  return { ids: events.map(({ id }) => id), revision, position, state };
}

function held(stream: readonly RecordedEvent[], commandId: string) {
  const events = stream.filter(({ metadata }) => metadata.commandId === commandId);
  const last = events.at(-1);
  return { commandId, ids: events.map(({ id }) => id), revision: last?.revision, position: last?.position, state: stateAt(stream, last) };
}

function stateAt(stream: readonly RecordedEvent[], last: RecordedEvent | undefined): Jar {
  return stream
    .slice(0, (last?.revision ?? -1) + 1)
    .reduce((state, { type, data }) => jar.evolve(state, jar.revive(type, 1, data)), jar.initial);
}

function rawRow({ stream, revision, id, type, data, metadata }: RecordedEvent): RawRow {
  const bytes = (text: string) => Buffer.from(text);
  return {
    stream: bytes(stream),
    revision,
    id: bytes(id),
    type: bytes(type),
    data: bytes(canonicalText(data, 'data')),
    metadata: bytes(canonicalText(metadata, 'metadata')),
  };
}
