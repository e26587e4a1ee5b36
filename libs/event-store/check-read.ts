/** Refuses a read that means nothing, with a `RangeError` that names the field. */
export function checkRead(from: number | 'start' | 'end', max: number): void {
  if (typeof from === 'number' && (!Number.isSafeInteger(from) || from < 0)) throw new RangeError(`from: ${from} is not a revision`);
  if (!Number.isSafeInteger(max) || max < 1) throw new RangeError(`max: ${max} is not a number of events`);
}
