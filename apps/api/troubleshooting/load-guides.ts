import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { categories } from '#rma/returns';
import { guideFile } from './guide-file.js';
import { type Guide, Guides } from './guides.js';

/** Guides that cannot be used; the message names the file and the fact. */
export class TroubleshootingError extends Error {
  override readonly name = 'TroubleshootingError';
}

/** Reads every `*.json` of a directory as the guides of a category. Every category has some, and no guide stands twice. */
export function loadGuides(directory: string): Guides {
  const guides: Guide[] = [];
  for (const file of jsonFilesIn(directory)) {
    for (const guide of guidesIn(directory, file)) {
      if (guides.some(({ guideId }) => guideId === guide.guideId))
        throw new TroubleshootingError(`Troubleshooting file ${file} holds guide ${guide.guideId}, which stands in another place already.`);
      guides.push(guide);
    }
  }
  const missing = categories.find((category) => !guides.some((guide) => guide.category === category && guide.skus === undefined));
  if (missing)
    throw new TroubleshootingError(`No troubleshooting file in ${directory} has a guide for every product of category ${missing}.`);
  return new Guides(guides);
}

function jsonFilesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.json'))
      .toSorted();
  } catch {
    throw new TroubleshootingError(`The troubleshooting directory ${directory} cannot be read.`);
  }
}

function guidesIn(directory: string, file: string): readonly Guide[] {
  const parsed = guideFile.safeParse(jsonIn(join(directory, file), file));
  if (!parsed.success) throw new TroubleshootingError(`Troubleshooting file ${file} is wrong: ${z.prettifyError(parsed.error)}`);
  const { category, guides } = parsed.data;
  return guides.map((guide) => ({ category, ...guide }));
}

function jsonIn(path: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new TroubleshootingError(`Troubleshooting file ${file} is not JSON.`);
  }
}
