/**
 * An append whose fate is not known: a time-out or a broken connection, after which it may or may not be stored.
 * Adapters throw it for nothing else; the runner then sends the identical envelopes again.
 */
export class AppendOutcomeUnknown extends Error {
  override readonly name = 'AppendOutcomeUnknown';
}

/** A stored event that this version of the product does not know: readers stop at it and never skip it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}
