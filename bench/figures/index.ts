import type { Figure } from '../figure.js';
import { appendEnvelopes } from './append-envelopes.js';
import { caseAsOf } from './case-as-of.js';
import { commandsInMemory } from './commands-in-memory.js';
import { eventFeed } from './event-feed.js';
import { onEventStoreDB } from './eventstoredb.js';
import { largeCase } from './large-case.js';
import { liveReturns } from './live-returns.js';
import { manyCases } from './many-cases.js';
import { requestReturns } from './request-returns.js';
import { startUp } from './start-up.js';

export const figures: readonly Figure[] = [
  requestReturns,
  appendEnvelopes,
  commandsInMemory,
  liveReturns,
  caseAsOf,
  largeCase,
  manyCases,
  eventFeed,
  onEventStoreDB,
  startUp,
];
