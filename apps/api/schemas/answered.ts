import { z } from 'zod';

/** What every command answers beside the names of what it changed (design page 3). */
export const answered = {
  revision: z.int(),
  position: z.string().describe('The place of the last event in the total order'),
  events: z.array(z.string()).describe('The types of the events this command appended'),
};
