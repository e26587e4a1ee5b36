import { Command } from 'commander';
import type { Settings } from '#rma/platform';
import { withService } from './service.js';

/** What is kept about a person, and its end. */
export function subjectsCommand(settings: Settings): Command {
  const path = (kind: string, id: string) => `/v1/subjects/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`;
  const subjects = new Command('subjects').description('export or erase the personal data of a reseller or consumer');
  subjects
    .command('export <kind> <id>')
    .description('everything personal that is kept about a person, as JSON')
    .action((kind: string, id: string) =>
      withService(settings, async (service) => console.log(JSON.stringify(await service.ask('GET', path(kind, id)), null, 2))),
    );
  subjects
    .command('erase <kind> <id>')
    .description('destroy the keys of a person for ever; refused while a case is open or a refund not settled')
    .action((kind: string, id: string) =>
      withService(settings, async (service) => {
        const { found } = (await service.ask('GET', path(kind, id))) as { readonly found: readonly object[] };
        const { erasedAt } = (await service.ask('POST', `${path(kind, id)}/erase`)) as { readonly erasedAt: string };
        if (found.length > 0)
          console.log(`The personal data of ${kind} ${id} was erased at ${erasedAt}; amounts, dates and numbers remain.`);
        else console.log(`Nothing personal of ${kind} ${id} was kept here; since ${erasedAt} nothing ever will be. Is that the right id?`);
      }),
    );
  return subjects;
}
