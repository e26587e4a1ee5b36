import type { Load } from './clients.js';
import { type AskAsOf, askAsOf } from './jobs/ask-as-of.js';
import { type FollowEvents, followEvents } from './jobs/follow-events.js';
import { type LiveReturns, liveReturns } from './jobs/live-returns.js';
import { type OpenCases, openCases } from './jobs/open-cases.js';
import { type RequestReturns, requestReturns } from './jobs/request-returns.js';

export type Job = RequestReturns | LiveReturns | OpenCases | AskAsOf | FollowEvents;

export function run(job: Job): Promise<Load> {
  switch (job.kind) {
    case 'requestReturns':
      return requestReturns(job);
    case 'liveReturns':
      return liveReturns(job);
    case 'openCases':
      return openCases(job);
    case 'askAsOf':
      return askAsOf(job);
    case 'followEvents':
      return followEvents(job);
    default:
      return job satisfies never;
  }
}
