import { rooms } from './rooms.cjs';

/** Packages that a rule keeps behind one door before anything uses them: the seeded tree has stand-ins for them. */
export const declaredStandIns = ['bullmq'];
export const undeclaredStandIn = 'seeded-undeclared';

const targets = {
  'apps/standalone/seeded-target.ts': 'export const target = 1;',
  'bench/seeded-target.ts': 'export const target = 1;',
  'libs/platform/seeded-egg.ts': "import './seeded-chicken.js';",
  'libs/platform/seeded/inside.ts': 'export const target = 1;',
  'libs/platform/seeded.spec.ts': 'export const target = 1;',
  'libs/seeded-room/index.ts': 'export const target = 1;',
};

/** One violation a rule: `code` is added to the file `at`, and exactly `rule` must be reported of it. */
export const seeds = [
  ...Object.entries(rooms).map(([room, allowed]) => ({
    rule: `${room}-imports`,
    at: `libs/${room}/seeded-room-import.ts`,
    code: `import '#rma/${Object.keys(rooms).find((other) => other !== room && !allowed.includes(other))}';`,
  })),
  { rule: 'every-room-is-listed', at: 'apps/standalone/seeded-1.ts', code: "import '#rma/seeded-room';" },
  { rule: 'no-circular', at: 'libs/platform/seeded-chicken.ts', code: "import './seeded-egg.js';" },
  { rule: 'unresolvable', at: 'libs/returns/seeded-2.ts', code: "import './seeded-nowhere.js';" },
  { rule: 'libs-not-apps', at: 'libs/commands/seeded-3.ts', code: "import '../../apps/standalone/seeded-target.js';" },
  { rule: 'only-standalone-composes-apps', at: 'apps/rmactl/seeded-4.ts', code: "import '../standalone/seeded-target.js';" },
  { rule: 'returns-is-pure', at: 'libs/returns/seeded-5.ts', code: "import 'node:crypto';" },
  { rule: 'returns-hashes-rma-numbers-only', at: 'libs/returns/rma/rma-number.ts', code: "import 'node:fs';" },
  { rule: 'returns-is-tested-pure', at: 'libs/returns/seeded-6.spec.ts', code: "import '@nestjs/common';" },
  { rule: 'through-the-door', at: 'apps/standalone/seeded-7.ts', code: "import '../../libs/platform/seeded/inside.js';" },
  { rule: 'side-doors-are-not-re-exported', at: 'libs/platform/index.ts', code: "export * from './node-version/index.js';" },
  { rule: 'adapters-load-on-demand', at: 'apps/standalone/seeded-20.ts', code: "import '#rma/event-store/sqlite';" },
  { rule: 'testing-only-from-specs', at: 'apps/standalone/seeded-8.ts', code: "import '#rma/event-store/testing';" },
  { rule: 'specs-are-not-imported', at: 'libs/platform/seeded-9.ts', code: "import './seeded.spec.js';" },
  { rule: 'product-stands-alone', at: 'apps/standalone/seeded-10.ts', code: "import '../../bench/seeded-target.js';" },
  { rule: 'grpc-behind-one-door', at: 'apps/standalone/seeded-11.ts', code: "import '@kurrent/kurrentdb-client';" },
  { rule: 'bullmq-behind-one-door', at: 'apps/standalone/seeded-12.ts', code: "import 'bullmq';" },
  { rule: 'no-undeclared-package', at: 'apps/standalone/seeded-13.ts', code: "import 'seeded-undeclared';" },
  { rule: 'product-needs-no-dev-package', at: 'apps/standalone/seeded-14.ts', code: "import 'fast-check';" },
];

/** The same for what only the linter can tell. */
export const lintSeeds = [
  { rule: 'no-restricted-imports', at: 'libs/commands/seeded-15.ts', code: "export { EventBus } from '@nestjs/cqrs';" },
  { rule: 'no-restricted-imports', at: 'libs/returns/seeded-16.ts', code: "export { randomUUID } from 'node:crypto';" },
  { rule: 'no-restricted-properties', at: 'libs/returns/seeded-17.ts', code: 'export const now = Date.now();' },
  { rule: 'no-restricted-properties', at: 'libs/returns/seeded-18.ts', code: 'export const chance = Math.random();' },
  { rule: 'no-restricted-globals', at: 'libs/returns/seeded-19.ts', code: 'export const id = crypto.randomUUID();' },
];

export const files = [...Object.entries(targets).map(([at, code]) => ({ at, code })), ...seeds];
