import { readFileSync } from 'node:fs';

interface Stored {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event as it is stored. */
export function stored({ type, ...data }: { readonly type: string }): Stored {
  return JSON.parse(JSON.stringify({ type, data })) as Stored;
}

/** Histories as they were stored once, by name. They never change: a new version of an event gets new ones. */
export function goldenHistories(file: URL): Readonly<Record<string, readonly Stored[]>> {
  return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Stored[]>>;
}

/** The events that stored ones are in code. */
export function revived<Event>(history: readonly Stored[] | undefined): readonly Event[] {
  return (history ?? []).map(({ type, data }) => ({ type, ...data }) as Event);
}
