import { fileURLToPath } from 'node:url';

const built = (app: string): string => fileURLToPath(new URL(`../../apps/${app}/main.js`, import.meta.url));

/** The built programs of the product, the server that stands for EventStoreDB, and the one that serves the story. */
export const programs = {
  standalone: built('standalone'),
  rmactl: built('rmactl'),
  eventStore: fileURLToPath(new URL('../../libs/event-store/testing/eventstoredb-server/main.js', import.meta.url)),
  story: fileURLToPath(new URL('story/served.js', import.meta.url)),
} as const;
