import { styleText } from 'node:util';
import type { HistoryEvent } from '../answers.js';
import { tell } from '../report/tell.js';
import { clock, day, moment } from '../report/words.js';
import type { Driven, Staff, Stage } from '../stage.js';
import { expectEqual, expectThere } from '../unexpected.js';

const wholeWay = [
  'ReturnRequested',
  'RmaIssued',
  'ParcelDispatched',
  'ItemReceived',
  'ItemInspected',
  'RefundApproved',
  'RefundSettled',
  'RmaClosed',
];

/** The case is its events: who did what and when, and nothing is ever overwritten. */
export async function showHistory(
  { report }: Stage,
  { auditor }: Staff,
  { rmaId, rmaNumber, row }: Driven,
): Promise<readonly HistoryEvent[]> {
  report.chapter(`History: everything that ever happened to ${rmaNumber}`);
  const { events } = await auditor.get<{ readonly events: readonly HistoryEvent[] }>(`/v1/rmas/${rmaId}/history`);
  expectEqual(
    'The history',
    events.map(({ type }) => type),
    wholeWay,
  );
  const first = expectThere('The first event', events[0]);
  report.say(`${row.description}, order ${row.orderNumber}; asked for on ${moment(row.requestedAt)}, booked on ${day(first.occurredAt)}`);
  report.table(
    ['>', 'at', 'who', 'what', 'hash'],
    events.map((event) => [
      String(event.revision),
      clock(event.occurredAt),
      event.actor.role,
      tell(event),
      styleText('dim', event.hash.slice(0, 8)),
    ]),
  );
  return events;
}
