/** `1 unit`, `3 units`: for the sentences of refusals. */
export function counted(units: number): string {
  return `${units} unit${units === 1 ? '' : 's'}`;
}
