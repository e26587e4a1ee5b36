import type { JsonObject } from './envelope.js';
import { UnreadableEvent } from './errors.js';

/** The schema version in which each event type is written today. */
export type SchemaVersions<Event extends { readonly type: string }> = Readonly<Record<Event['type'], number>>;

/** From the data of one version to that of the next, by event type and the version it starts from. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, (data: JsonObject) => JsonObject>>>>;

/** From a stored event of any version to today's flat event. Throws UnreadableEvent for what is unknown or newer. */
export type Revive<Event> = (type: string, schemaVersion: number, data: JsonObject) => Event;

/** Makes the reader of one aggregate's events. Throws at once where a version before today's has no upcaster. */
export function reviving<Event extends { readonly type: string }>(
  versions: SchemaVersions<Event>,
  upcasters: Upcasters = {},
): Revive<Event> {
  const today = new Map(Object.entries<number>(versions));
  for (const [type, version] of today) {
    for (let from = 1; from < version; from++) {
      if (!upcasters[type]?.[from]) throw new Error(`No upcaster leads from version ${from} of ${type} to the next.`);
    }
  }
  return (type, schemaVersion, data) => {
    const newest = today.get(type);
    if (newest === undefined) throw new UnreadableEvent(`Event type ${type} is unknown.`);
    if (schemaVersion > newest) throw new UnreadableEvent(`Version ${schemaVersion} of ${type} is newer than ${newest}, the newest known.`);
    return { type, ...upcast(type, schemaVersion, newest, data, upcasters) } as unknown as Event; // a stored type and version is a promise of this shape
  };
}

function upcast(type: string, from: number, to: number, data: JsonObject, upcasters: Upcasters): JsonObject {
  let current = data;
  for (let version = from; version < to; version++) {
    const next = upcasters[type]?.[version];
    if (!next) throw new UnreadableEvent(`Version ${version} of ${type} has no upcaster.`);
    current = next(current);
  }
  return current;
}
