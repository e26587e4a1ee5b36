// The table "who may import whom": a room is a folder of libs/, entered through its index.ts.
exports.rooms = {
  returns: [],
  platform: [],
  'event-store': ['platform'],
  'personal-data': ['platform'],
  commands: ['returns', 'event-store', 'personal-data', 'platform'],
  projections: ['event-store', 'platform'],
  'read-models': ['returns', 'projections', 'personal-data', 'platform'],
  processes: ['returns', 'commands', 'event-store', 'projections', 'platform'],
};

// Doors of their own, each with an index.ts; never re-exported by the room's own door.
exports.sideDoors = [
  'event-store/sqlite',
  'event-store/eventstoredb',
  'event-store/testing',
  'event-store/testing/eventstoredb-server',
  'platform/node-version',
  'platform/testing',
  'returns/testing',
];
