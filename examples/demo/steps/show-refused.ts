import { counted, pounds } from '../report/words.js';
import type { Refused, Stage } from '../stage.js';
import { expectEqual } from '../unexpected.js';

const buyers = { newestOrder: 'bought other goods', creditNote: 'bought nothing in these days', purchase: 'bought these goods' } as const;

/** What was not sold in these days is not paid for, and every refusal says why. */
export async function showRefused({ admin, report }: Stage, refused: readonly Refused[]): Promise<void> {
  report.chapter('Refused: goods bought before these days');
  const groups = Map.groupBy(refused, ({ code, status, row }) => `${status} ${code}: ${buyers[row.names]}`);
  expectEqual('The refused rows', Object.fromEntries([...groups].map(([group, { length }]) => [group, length])), {
    '404 NO_RECORD_OF_SALE: bought nothing in these days': 58,
    '404 NO_RECORD_OF_SALE: bought other goods': 18,
  });
  report.table(['code', '>rows', 'the buyer', 'for example'], [...groups.values()].map(groupRow));

  const { rmas } = await admin.get<{ readonly rmas: readonly unknown[] }>('/v1/rmas?limit=200');
  expectEqual('The returns that exist', rmas.length, 8);
  const wanted = refused.reduce((sum, { row }) => sum + row.credited, 0);
  report.holds(`no case was opened for the ${counted(refused.length, 'row')}, and none of the ${pounds(wanted)} they ask for is paid`);
}

function groupRow(group: readonly Refused[]): readonly string[] {
  const [example] = group;
  if (!example) return [];
  const { status, code, detail, row } = example;
  return [`${status} ${code}`, String(group.length), buyers[row.names], `${row.creditNote}: ${detail}`];
}
