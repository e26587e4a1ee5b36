/** A value that may not enter an event, because readers could take its text differently (RFC 8785, RFC 7493). */
export class UnstorableValue extends Error {
  override readonly name = 'UnstorableValue';

  constructor(
    readonly path: string,
    fact: string,
  ) {
    super(`${path} ${fact}, which an event cannot hold`);
  }
}
