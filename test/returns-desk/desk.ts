import { Global, Module } from '@nestjs/common';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import assert from 'node:assert/strict';
import {
  type Answered,
  type Call,
  type CaseAnswer,
  CommandsModule,
  EvidenceFiles,
  factoryClaimAggregate,
  orderAggregate,
  parcelAggregate,
  PERSONAL_DATA,
  Policies,
  Reactions,
  refundAggregate,
  rmaAggregate,
} from '#rma/commands';
import { CommandRunner, type Position, type StreamEvent } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import { Clock } from '#rma/platform';
import { CaseFlow } from '#rma/processes';
import { type Actor, type Instant, refusalCodes, type RefundId } from '#rma/returns';
import { policyBook } from '#rma/returns/testing';
import { TestClock } from '../support/test-clock.js';
import { Auditor } from './auditor.js';

/** The process died after an append, before what follows from it. */
class Died extends Error {
  override readonly name = 'Died';
}

type AnyEvent = StreamEvent<{ readonly type: string }>;

/** What follows from events at once, unless the process is about to die; what was cut off is finished later. */
class CutOff extends Reactions {
  isDying = false;
  readonly #left: AnyEvent[] = [];

  constructor(private readonly flow: CaseFlow) {
    super();
  }

  after(events: readonly AnyEvent[]) {
    if (!this.isDying) return this.flow.after(events);
    this.isDying = false;
    this.#left.push(...events);
    throw new Died();
  }

  forget(): void {
    this.#left.length = 0;
    this.isDying = false;
  }

  async finish(): Promise<void> {
    for (const event of this.#left.splice(0)) await this.flow.after([event]);
  }
}

/** Seals by name only: what is personal is nothing that rules depend on. */
const personalData = { seal: (_: unknown, value: object) => Promise.resolve(Object.values(value).some(Boolean) ? 'sealed' : null) };
const aggregates = [orderAggregate, rmaAggregate, refundAggregate, factoryClaimAggregate, parcelAggregate];

type Make = (call: Call) => ICommand;

/** A command that was accepted, or whose answer a death kept back. */
interface Done {
  readonly make: Make;
  readonly call: Call;
  answer: unknown;
}

/** The command side of the product on a store in memory: handlers, runner, reactions; and an auditor who reads along. */
export class Desk {
  auditor = new Auditor();
  #done: Done[] = [];
  #commands = 0;
  #read: Position | 'start' = 'start';

  private constructor(
    private readonly clock: TestClock,
    private readonly store: MemoryEventStore,
    readonly runner: CommandRunner,
    /** Every event and every refusal that was met. */
    readonly met: Set<string>,
    private readonly reactions: CutOff,
    private readonly bus: CommandBus,
  ) {}

  static async open(met = new Set<string>()): Promise<Desk> {
    const store = new MemoryEventStore();
    const runner = new CommandRunner(store);
    const clock = new TestClock('2026-03-01T02:00:00Z');
    const policies = new Policies(policyBook(), 'Asia/Hong_Kong');
    const reactions = new CutOff(new CaseFlow(runner, clock, policies));
    const providers = [
      { provide: CommandRunner, useValue: runner },
      { provide: Policies, useValue: policies },
      { provide: PERSONAL_DATA, useValue: personalData },
      { provide: EvidenceFiles, useValue: {} }, // no walk attaches a file
      { provide: Reactions, useValue: reactions },
      { provide: Clock, useValue: clock },
    ];
    @Global()
    @Module({ providers, exports: providers.map(({ provide }) => provide) })
    class Parts {}
    const module = await Test.createTestingModule({ imports: [Parts, CommandsModule] }).compile();
    await module.init();
    return new Desk(clock, store, runner, met, reactions, module.get(CommandBus));
  }

  /** Everything begins anew, on the streams of another order. */
  async begin(): Promise<void> {
    this.reactions.forget();
    this.auditor = new Auditor();
    this.#done = [];
    this.#read = (await this.store.head({})) ?? 'start';
    this.clock.set('2026-03-01T02:00:00Z');
  }

  wait(milliseconds: number): void {
    this.clock.set(new Date(Date.parse(this.clock.now()) + milliseconds).toISOString());
  }

  /** Runs a command, which may die after its append; its events are audited. */
  async run(actor: Actor, make: Make, { dies = false } = {}): Promise<void> {
    const call: Call = {
      commandId: `command-${(this.#commands += 1)}`,
      requestFingerprint: 'f'.repeat(64),
      correlationId: 'walk',
      caller: { ...actor, channel: 'api', keyId: actor.id },
      now: this.clock.now() as Instant,
    };
    this.reactions.isDying = dies;
    const answer = await this.#executed(make(call));
    this.reactions.isDying = false;
    await this.audit();
    if (isKept(answer)) this.#done.push({ make, call, answer });
  }

  /** Sends an accepted command again: the same answer, and nothing is written. */
  async repeat(which: number): Promise<void> {
    const done = this.#done[which % Math.max(1, this.#done.length)];
    if (!done) return;
    const answer = await this.#executed(done.make({ ...done.call, now: this.clock.now() as Instant }));
    const written = await this.audit();
    if (done.answer === 'died') {
      if (isKept(answer))
        done.answer = answer; // and what the death cut off may be done now
      else this.#done = this.#done.filter((one) => one !== done); // the system has finished it, so that nothing was left to change
      return;
    }
    assert.deepEqual(answer, done.answer, 'A repeat is answered as it was');
    assert.deepEqual(
      written.filter((type) => type !== 'RmaClosed'), // by the system, where the case was not live before and settled all the same
      [],
      'A repeat writes nothing',
    );
  }

  /** The provider declines for good what it was asked to pay. */
  async declinePayment(refundId: RefundId): Promise<void> {
    const loaded = await this.runner.load(refundAggregate, refundId);
    if (!loaded || loaded.state.status === 'none') return;
    const now = this.clock.now() as Instant;
    const actor: Actor = { id: 'provider', role: 'system' };
    const context = {
      commandId: `command-${(this.#commands += 1)}`,
      requestFingerprint: 'f'.repeat(64),
      correlationId: 'walk',
      causationId: 'walk',
      actor: { ...actor, channel: 'worker', keyId: null },
      now,
      policyVersion: 'seller@test00000000',
      rmaId: loaded.state.rmaId,
    };
    const decline = {
      type: 'RecordPaymentDeclined' as const,
      attempt: loaded.state.attempt,
      code: 'CARD_GONE',
      actor,
      now,
      policies: policyBook(),
    };
    const outcome = await this.runner.execute(refundAggregate, refundId, context, () => decline);
    if (outcome.kind === 'accepted') await this.reactions.after(outcome.events);
    await this.audit();
  }

  /** What crashes cut off is finished. */
  async finish(): Promise<void> {
    await this.reactions.finish();
    await this.audit();
  }

  /** The accepted answer, or that there was none. */
  async #executed(command: ICommand): Promise<unknown> {
    let outcome: Answered<CaseAnswer>;
    try {
      outcome = await this.bus.execute<ICommand, Answered<CaseAnswer>>(command);
    } catch (error) {
      if (error instanceof Died) return 'died';
      throw error;
    }
    if (outcome.kind === 'answered') return outcome.answer.events.length > 0 ? outcome.answer : 'unchanged';
    assert.ok(outcome.kind === 'refused' || outcome.kind === 'unknownCase', `${command.constructor.name}: ${outcome.kind}`);
    if (outcome.kind === 'unknownCase') return 'refused';
    const { refused, detail } = outcome.refusal;
    assert.ok(refused in refusalCodes, `${refused} is a documented code`);
    assert.match(detail, /^(?!.*\b(undefined|null|NaN)\b)\S.*\w\.$/);
    this.met.add(refused);
    return 'refused';
  }

  /** The auditor reads what was written since; its types. */
  async audit(): Promise<readonly string[]> {
    const read = await this.store.readAll(this.#read, 'forwards', {}, 10_000);
    const events = this.#read === 'start' ? read : read.slice(1);
    for (const recorded of events) {
      const [category = ''] = recorded.stream.split('-', 1);
      const aggregate = aggregates.find((one) => one.category === category);
      assert.ok(aggregate, `${category} is known`);
      const event = aggregate.revive(recorded.type, recorded.metadata.schemaVersion, recorded.data);
      this.met.add(recorded.type);
      this.auditor.take({ category, id: recorded.stream.slice(category.length + 1), event });
    }
    this.#read = (await this.store.head({})) ?? 'start';
    return events.map(({ type }) => type);
  }
}

/** What changed nothing carries no command in any stream: its repeat is decided afresh. */
function isKept(answer: Done['answer']): boolean {
  return answer !== 'refused' && answer !== 'unchanged';
}
