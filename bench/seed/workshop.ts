import { join } from 'node:path';
import { loadPolicies } from '#rma/commands';
import { CommandRunner, type EventStore, type RunnerOptions } from '#rma/event-store';
import { openPersonalData } from '#rma/personal-data';
import { projectRoot, readSettings, SystemClock } from '#rma/platform';
import { CaseFlow } from '#rma/processes';
import { Lives } from './lives.js';
import { SealedTexts } from './sealed-texts.js';

export const policies = loadPolicies(join(projectRoot, 'policies'), readSettings({}).seller);

/** Texts sealed with keys in a file of the folder. */
export async function textsIn(folder: string): Promise<SealedTexts> {
  const personalData = openPersonalData(join(folder, 'keys.db'));
  const texts = await SealedTexts.seal(personalData);
  await personalData.close();
  return texts;
}

/** Lives on a store of any kind, by the product's runner. */
export function livesOn(store: EventStore, texts: SealedTexts, options: RunnerOptions = {}): Lives {
  const runner = new CommandRunner(store, options);
  return new Lives({ runner, flow: new CaseFlow(runner, new SystemClock(), policies), policies, texts });
}
