import { Injectable } from '@nestjs/common';
import { CommandRunner } from '#rma/event-store';
import type { Person } from '#rma/personal-data';
import type { Circumstances, LinkParcel, ReceivedParcel, ReceiveWithoutRma, RmaId, SendParcelBack } from '#rma/returns';
import { parcelAggregate } from '../aggregates/parcel.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import type { Answered } from '../outcome.js';
import { Reactions } from '../reactions.js';
import { type ParcelAnswer, parcelAnswer } from './parcel-answer.js';

type Plain<Command> = Omit<Command, keyof Circumstances>;
type PlainParcelCommand = Plain<ReceiveWithoutRma> | Plain<LinkParcel> | Plain<SendParcelBack>;

/** Whose the texts of a parcel are until it is linked: nobody else's. */
export const ownerOf = (parcelId: string): Person => ({ kind: 'parcel', id: parcelId });

/** Runs commands on parcels that came without RMA, and what follows from them. */
@Injectable()
export class Parcels {
  constructor(
    private readonly runner: CommandRunner,
    private readonly circumstance: Circumstance,
    private readonly reactions: Reactions,
  ) {}

  async run(
    call: Call,
    parcelId: string,
    command: () => PlainParcelCommand,
    linkedTo: { readonly rmaId?: RmaId; readonly market: string } = { market: '*' },
  ): Promise<Answered<ParcelAnswer>> {
    const context = { ...this.circumstance.contextOf(call, linkedTo.market), rmaId: linkedTo.rmaId };
    const outcome = await this.runner.execute(parcelAggregate, parcelId, context, (now) => ({
      ...command(),
      ...this.circumstance.of(call, now),
    }));
    if (outcome.kind !== 'accepted') return outcome;
    await this.reactions.after(outcome.events);
    return { kind: 'answered', answer: parcelAnswer(outcome) };
  }

  async find(parcelId: string): Promise<ReceivedParcel | undefined> {
    return (await this.look(parcelId))?.parcel;
  }

  /** The parcel and its revision. */
  async look(parcelId: string): Promise<{ readonly parcel: ReceivedParcel; readonly revision: number } | undefined> {
    const loaded = await this.runner.load(parcelAggregate, parcelId);
    return loaded && loaded.state.status !== 'none' ? { parcel: loaded.state, revision: loaded.revision } : undefined;
  }
}
