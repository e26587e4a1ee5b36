import Table from 'cli-table3';
import { Command } from 'commander';
import type { ApiKeyRecord, Settings } from '#rma/platform';
import { withService } from './service.js';

/** Who may use the API; the same as `/v1/keys`. */
export function keysCommand(settings: Settings): Command {
  const keys = new Command('keys').description('list, create and revoke API keys');
  keys
    .command('list')
    .description('every key ever made')
    .action(() =>
      withService(settings, async (service) => {
        const { keys: records } = (await service.ask('GET', '/v1/keys')) as { readonly keys: readonly ApiKeyRecord[] };
        console.log(tableOf(records));
      }),
    );
  keys
    .command('create <role>')
    .description('make a key; it is shown this once')
    .option('--buyer-id <id>', 'the buyer a consumer or reseller key speaks for')
    .requiredOption('--note <text>', 'whose key it is')
    .action((role: string, { buyerId, note }: { readonly buyerId?: string; readonly note: string }) =>
      withService(settings, async (service) => {
        const { id, key } = (await service.ask('POST', '/v1/keys', { role, buyerId, note })) as {
          readonly id: string;
          readonly key: string;
        };
        console.log(`${id}  ${role}\n${key}\n(shown this once; keep it safe)`);
      }),
    );
  keys
    .command('revoke <id>')
    .description('end a key for ever')
    .action((id: string) =>
      withService(settings, async (service) => {
        await service.ask('DELETE', `/v1/keys/${encodeURIComponent(id)}`);
        console.log(`Key ${id} is revoked.`);
      }),
    );
  return keys;
}

function tableOf(records: readonly ApiKeyRecord[]): string {
  const table = new Table({ head: ['id', 'role', 'buyer', 'note', 'created', 'revoked'], style: { head: [], border: [] } });
  for (const { id, role, buyerId, note, createdAt, revokedAt } of records)
    table.push([id, role, buyerId ?? '', note, createdAt, revokedAt ?? '']);
  return table.toString();
}
