import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RmaId } from '#rma/returns';
import type { Call } from '../call.js';
import type { Answered, CaseAnswer } from '../outcome.js';
import { Cases } from './cases.js';

/** Adds a note of the staff. */
export class AddNote extends Command<Answered<CaseAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly text: string,
  ) {
    super();
  }
}

@CommandHandler(AddNote)
export class AddNoteHandler implements ICommandHandler<AddNote> {
  constructor(private readonly cases: Cases) {}

  execute({ call, rmaId, text }: AddNote): Promise<Answered<CaseAnswer>> {
    return this.cases.run(call, rmaId, async (seal) => ({ type: 'AddNote', personal: await seal.text({ text }) }));
  }
}
