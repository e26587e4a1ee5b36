import { readSettings, SystemClock } from '#rma/platform';
import { openInstallation } from '../../apps/standalone/installation.js';
import { Lives } from './lives.js';
import { SealedTexts } from './sealed-texts.js';

/** Fills a data directory with open cases, as if an installation had lived them: events, keys, views and its reactions' checkpoint. */
const [dataDir = '', cases = ''] = process.argv.slice(2);
const AT_ONCE = 128;

const installation = await openInstallation(readSettings({ DATA_DIR: dataDir }), new SystemClock());
const { runner, flow, policies, personalData, store, views, operations } = installation;
const lives = new Lives({ runner, flow, policies, texts: await SealedTexts.seal(personalData) });
let next = 0;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (next < Number(cases)) await lives.open(next++);
  }),
);
await views.directory.upToDate();
const head = await store.head({});
if (head) await operations.checkpoints.save('caseFlow', head);
await installation.close();
