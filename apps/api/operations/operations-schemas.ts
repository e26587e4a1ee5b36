import { z } from 'zod';

export const aliveAnswer = z.strictObject({ status: z.literal('alive') }).meta({ id: 'Alive', examples: [{ status: 'alive' }] });

const lag = z.strictObject({
  events: z.int().describe('Counted up to one past READY_LAG_EVENTS: that many or more'),
  seconds: z.number().describe('The age of the oldest event that waits'),
  unmovedSeconds: z.number().describe('For how long events have waited while the view did not move'),
});

const readiness = z.strictObject({
  status: z.enum(['ready', 'unready']),
  reasons: z.array(z.string()).describe('Why the service should be sent no requests'),
  dependencies: z.array(z.strictObject({ name: z.string(), isUp: z.boolean(), failure: z.string().nullable() })),
  views: z.array(z.strictObject({ name: z.string(), state: z.enum(['following', 'stalled', 'unknown']), lag: lag.nullable() })),
});

const up = (name: string) => ({ name, isUp: true, failure: null });
const dependencies = ['operations.db', 'keys.db', 'views.db'].map(up);
const still = { name: 'deadlines@1', state: 'following', lag: { events: 0, seconds: 0, unmovedSeconds: 0 } } as const;

export const readyAnswer = readiness.extend({ status: z.literal('ready') }).meta({
  id: 'Ready',
  examples: [
    {
      status: 'ready',
      reasons: [],
      dependencies: [up('events'), ...dependencies],
      views: [{ name: 'directory@1', state: 'following', lag: { events: 2, seconds: 0.2, unmovedSeconds: 0.2 } }, still],
    },
  ],
});

export const unreadyAnswer = readiness.extend({ status: z.literal('unready') }).meta({
  id: 'Unready',
  examples: [
    {
      status: 'unready',
      reasons: ['directory@1 lacks 1001 events or more and has not moved for 42 seconds.'],
      dependencies: [up('events'), ...dependencies],
      views: [{ name: 'directory@1', state: 'stalled', lag: { events: 1_001, seconds: 45.5, unmovedSeconds: 42.3 } }, still],
    },
  ],
});
