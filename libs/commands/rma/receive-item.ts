import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ForeignItem, NamedUnits, RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Something at the door that is on no line of the RMA, as the warehouse describes it. */
export interface DescribedItem extends Omit<ForeignItem, 'personal'> {
  readonly description: string;
}

/** Books goods at the door: what the RMA expects and what it does not. `receiptId` names the unexpected items. */
export class ReceiveItem extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly receiptId: string,
    readonly items: readonly NamedUnits[],
    readonly unexpectedItems: readonly DescribedItem[],
    readonly formPresent: boolean,
  ) {
    super();
  }
}

@CommandHandler(ReceiveItem)
export class ReceiveItemHandler implements ICommandHandler<ReceiveItem> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, receiptId, items, unexpectedItems, formPresent }: ReceiveItem): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({
      type: 'ReceiveItem',
      receiptId,
      items,
      unexpectedItems: await Promise.all(
        unexpectedItems.map(async ({ description, ...item }) => ({ ...item, personal: await seal.unlessErased({ description }) })),
      ),
      formPresent,
    }));
  }
}
