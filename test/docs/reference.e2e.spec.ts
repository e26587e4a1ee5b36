import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#rma/platform';
import { startService } from '../support/service.js';
import { commandsReference, type Description } from './commands-reference.js';
import { eventsReference } from './events-reference.js';
import { publishedEventsReference } from './published-events-reference.js';
import { refusalsReference } from './refusals-reference.js';

// UPDATE_DOCS=1 (npm run docs) writes the pages; otherwise a page that is stale fails.
const service = await startService();

describe('the reference', () => {
  const pages: readonly (readonly [string, () => string | Promise<string>])[] = [
    ['commands.md', async () => commandsReference((await (await fetch(`${service.url}/openapi.json`)).json()) as Description)],
    ['events.md', eventsReference],
    ['published-events.md', publishedEventsReference],
    ['refusal-codes.md', refusalsReference],
  ];

  it.each(pages)('says in %s what the code says', async (page, make) => {
    const file = join(projectRoot, 'docs', 'reference', page);
    const text = await make();
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
