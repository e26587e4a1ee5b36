import { setTimeout as sleep } from 'node:timers/promises';
import { openEventStoreDB } from '../eventstoredb/index.js';
import { NO_STREAM } from '../port.js';
import { envelopes } from './envelopes.js';

/** A process with hundreds of large appends under way while its line is cut; it ends early where anything is thrown that nobody handles. */
const [url = ''] = process.argv.slice(2);

const store = await openEventStoreDB(url, { timeoutMilliseconds: 10_000 });
console.log('ready');
await sleep(300);
const data = { text: 'x'.repeat(20_000) };
const appends = Array.from({ length: 500 }, (_, n) => store.append(`rma-${n}`, NO_STREAM, envelopes(1, { data })));
await sleep(500);
console.log('waiting');
const results = await Promise.all(appends);
console.log(`${results.filter(({ kind }) => kind === 'appended').length} appended`);
