/** Closes a switch over a union; throws for what only a newer version can have written. */
export function unknownType(value: never): never {
  throw new Error(`Unknown type: ${JSON.stringify(value).slice(0, 200)}`);
}
