/**
 * A stored event is a promise: these scripts only ever grow at the end. `kind` stands for a stream's category and a type in few
 * bytes, so that one small index serves every filter; a row says everything without it.
 */
export const schemaSteps: readonly string[] = [
  `CREATE TABLE kinds (kind INTEGER PRIMARY KEY, category TEXT NOT NULL, type TEXT NOT NULL, UNIQUE (category, type)) STRICT;
   CREATE TABLE events (
     position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, kind INTEGER NOT NULL,
     id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)
   ) STRICT;
   CREATE INDEX events_by_kind ON events (kind);`,
];

export const storedColumns = 'position, stream, revision, id, type, data, metadata';
