import { randomUUID } from 'node:crypto';
import { NO_STREAM } from '../port.js';
import type { StoredEvent } from '../stored-event.js';
import type { Appends } from './appends.js';
import type { Own } from './own.js';
import type { Reads } from './reads.js';

const TYPE = 'StoreIdentified';

/** The id of the installation, kept in a stream of its own; one is made where there is none, by one of those who try at once. */
export async function storeIdOf(appends: Appends, reads: Reads, own: Own): Promise<string> {
  const known = idIn(await reads.stream(own.identityStream, 'start', 'forwards', 1));
  if (known !== undefined) return known;
  const data = { storeId: randomUUID() };
  const text = { data: JSON.stringify(data), metadata: '{}' };
  // Not an event of the domain: it has no actor and no chain.
  const metadata = {} as Parameters<Appends['append']>[2][number]['metadata'];
  await appends.append(own.identityStream, NO_STREAM, [{ id: randomUUID(), type: TYPE, data, metadata, text }]);
  const made = idIn(await reads.stream(own.identityStream, 'start', 'forwards', 1));
  if (made === undefined) throw new Error(`${own.identityStream} does not show the id that was written to it.`);
  return made;
}

function idIn(events: readonly StoredEvent[] | null): string | undefined {
  const [first] = events ?? [];
  return first && (JSON.parse(first.data) as { readonly storeId: string }).storeId;
}
