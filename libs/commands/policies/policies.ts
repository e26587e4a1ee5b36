import type { PolicyBook } from '#rma/returns';

/** The policy versions of this installation and the zone whose calendar days they mean. */
export class Policies {
  constructor(
    readonly book: PolicyBook,
    readonly timeZone: string,
  ) {}
}
