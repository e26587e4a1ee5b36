// Every rule here is seen to fire: scripts/boundaries/ seeds one violation each.
const { rooms, sideDoors } = require('./scripts/boundaries/rooms.cjs');

const spec = '\\.spec\\.ts$';
const unshipped = `${spec}|/testing/`;
const hashingFile = '^libs/returns/rma/rma-number\\.ts$';
const anyRoom = `^libs/(${Object.keys(rooms).join('|')})/`;
const anySideDoor = `^libs/(${sideDoors.join('|')})/`;
const door = `^libs/([^/]+|${sideDoors.join('|')})/index\\.ts$`;

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) =>
      forbid(
        `${room}-imports`,
        { path: `^libs/${room}/`, pathNot: unshipped },
        { path: '^libs/', pathNot: `^libs/(${[room, ...allowed].join('|')})/` },
      ),
    ),
    forbid('every-room-is-listed', {}, { path: '^libs/', pathNot: anyRoom }),
    forbid('no-circular', {}, { circular: true }),
    forbid('unresolvable', {}, { couldNotResolve: true }),
    forbid('libs-not-apps', { path: '^libs/' }, { path: '^apps/' }),
    forbid(
      'only-standalone-composes-apps',
      { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    forbid(
      'returns-is-pure',
      { path: '^libs/returns/', pathNot: `${unshipped}|${hashingFile}` },
      { pathNot: '^(libs|apps)/', couldNotResolve: false },
    ),
    forbid('returns-hashes-rma-numbers-only', { path: hashingFile }, { pathNot: '^(libs|apps)/|^crypto$', couldNotResolve: false }),
    forbid(
      'returns-is-tested-pure',
      { path: `^libs/returns/.*(${unshipped})` },
      { pathNot: '^libs/returns/|node_modules/(@jest/globals|fast-check)/', dependencyTypesNot: ['core'], couldNotResolve: false },
    ),
    forbid('through-the-door', { path: '^([^/]+)/([^/]+)' }, { path: '^libs/', pathNot: `^$1/$2/|${door}` }),
    forbid('side-doors-are-not-re-exported', { path: '^libs/[^/]+/index\\.ts$' }, { path: anySideDoor }),
    forbid(
      'adapters-load-on-demand',
      { path: '^apps/', pathNot: unshipped },
      { path: '^libs/event-store/(sqlite|eventstoredb)/', dynamic: false, dependencyTypesNot: ['type-only'] },
    ),
    forbid('testing-only-from-specs', { pathNot: `${unshipped}|^(test|bench)/` }, { path: '^libs/[^/]+/testing/' }),
    forbid('specs-are-not-imported', {}, { path: spec }),
    forbid('product-stands-alone', { path: '^(apps|libs)/', pathNot: unshipped }, { path: '^(bench|examples|test)/' }),
    forbid(
      'grpc-behind-one-door',
      { pathNot: '^libs/event-store/(eventstoredb|testing)/' },
      { path: 'node_modules/(@kurrent|@eventstore|@grpc)/' },
    ),
    forbid(
      'bullmq-behind-one-door',
      { pathNot: '^(libs/notifications|apps/notifier)/' },
      { path: 'node_modules/(bullmq|ioredis|@nestjs/bullmq)/' },
    ),
    forbid('no-undeclared-package', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
    forbid(
      'product-needs-no-dev-package',
      { path: '^(apps|libs)/', pathNot: unshipped },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/mutation/' }, // a package of its own, with what it installs for itself
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['rma-source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js'],
    },
  },
};
