import { styleText } from 'node:util';
import type { CaseView, HistoryEvent } from '../answers.js';
import { clock, money } from '../report/words.js';
import type { Driven, Staff, Stage } from '../stage.js';
import { expectEqual, expectThere } from '../unexpected.js';

/** The same case as it was the moment the goods had been inspected and nothing had been paid. */
export async function showEarlier(
  { report }: Stage,
  { auditor }: Staff,
  { rmaId, rmaNumber }: Driven,
  events: readonly HistoryEvent[],
): Promise<void> {
  const inspected = expectThere(
    'The inspection',
    events.find(({ type }) => type === 'ItemInspected'),
  );
  report.chapter(`Time travel: ${rmaNumber} as of ${clock(inspected.occurredAt)}`);
  const path = `/v1/rmas/${rmaId}`;
  const then = await auditor.get<CaseView>(`${path}?asOf=${inspected.occurredAt}`);
  const now = await auditor.get<CaseView>(path);
  expectEqual('The case by its revision', await auditor.get<CaseView>(`${path}?revision=${inspected.revision}`), then);

  const [before, after] = [factsOf(then), factsOf(now)];
  report.table(
    ['', 'then', 'now'],
    Object.entries(after).map(([name, value]) => [name, before[name] ?? '', before[name] === value ? value : styleText('yellow', value)]),
  );
  expectEqual('The case then', before, { status: 'inspected', custody: 'held', verdict: 'accepted', settlement: 'none', refunds: 'none' });
  expectEqual('The case now', [after['status'], after['settlement'], now.refunds.length], ['closed', 'done', 1]);

  const dayBefore = new Date(Date.parse(expectThere('The request', events[0]).occurredAt) - 86_400_000).toISOString();
  await auditor.get(`${path}?asOf=${dayBefore}`, 404);
  report.holds('folded from the events until then; the day before there was no such case');
}

function factsOf({ status, lines, refunds }: CaseView): Readonly<Record<string, string>> {
  const { custody, verdict, settlement } = expectThere('The units', lines[0]?.units[0]);
  const paid = refunds.map((refund) => `${money(refund.total)} ${refund.status}`);
  return { status, custody, verdict, settlement, refunds: paid.join(', ') || 'none' };
}
