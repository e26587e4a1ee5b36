import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { InspectedItem, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** What an inspector found, with the note as typed. */
export interface NotedItem extends Omit<InspectedItem, 'personal'> {
  readonly note: string | undefined;
}

/** Records condition, verdict and planned disposition of received units. */
export class InspectItem extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly items: readonly NotedItem[],
  ) {
    super();
  }
}

@CommandHandler(InspectItem)
export class InspectItemHandler implements ICommandHandler<InspectItem> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, items }: InspectItem): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({
      type: 'InspectItem',
      items: await Promise.all(items.map(async ({ note, ...item }) => ({ ...item, personal: await seal.unlessErased({ note }) }))),
    }));
  }
}
