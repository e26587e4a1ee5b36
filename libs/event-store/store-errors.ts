/** One append may hold at most so many bytes in all; EventStoreDB refuses 1 MiB, its own framing included. */
export const APPEND_LIMIT_BYTES = 900 * 1024;

/** The envelopes of one append are larger in all than every store can take; nothing was sent. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';

  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`The append holds ${bytes} bytes; at most ${limit} are allowed.`);
  }
}

/** The text is not `<storeId>.<n>`. */
export class MalformedPosition extends Error {
  override readonly name = 'MalformedPosition';

  constructor(readonly position: string) {
    super(`"${position}" is not a position of an event store.`);
  }
}

/** The position was made by another event store and means nothing here. */
export class PositionOfAnotherStore extends Error {
  override readonly name = 'PositionOfAnotherStore';

  constructor(
    readonly position: string,
    readonly storeId: string,
  ) {
    super(`The position ${position} is of another event store than ${storeId}.`);
  }
}

/** Following from here would skip what is stored next: the store holds less than it did, so it was restored. */
export class PositionBeyondHead extends Error {
  override readonly name = 'PositionBeyondHead';

  constructor(
    readonly position: string,
    readonly last: string,
  ) {
    super(`The position ${position} lies beyond the last one, ${last}.`);
  }
}

/** The store did not answer in time; whether an append took place is unknown until the same one is sent again. */
export class EventStoreTimeout extends Error {
  override readonly name = 'EventStoreTimeout';

  constructor(
    readonly call: string,
    readonly milliseconds: number,
  ) {
    super(`The event store did not answer "${call}" within ${milliseconds} ms.`);
  }
}
