import type { HistoryEvent } from '../answers.js';
import { Unexpected } from '../unexpected.js';
import { day, money } from './words.js';

/** An event as a sentence. */
export function tell(event: HistoryEvent): string {
  switch (event.type) {
    case 'ReturnRequested':
      return `${event.data.requestedBy.kind} ${event.data.requestedBy.id} asks for a ${event.data.wantedResolution}`;
    case 'RmaIssued':
      return `the RMA is issued; the goods have until ${day(event.data.returnBy)}`;
    case 'ParcelDispatched':
      return `${event.data.carrier} takes the parcel, ${event.data.personal.trackingNumber}`;
    case 'ItemReceived':
      return `the goods are booked in ${event.data.formPresent ? 'with' : 'without'} their form`;
    case 'ItemInspected':
      return `${event.data.condition} and ${event.data.verdict}, to ${event.data.disposition}`;
    case 'RefundApproved':
      return `${money(event.data.total)} approved: shipping ${money(event.data.shipping)}, fees ${money(event.data.fees)}`;
    case 'RefundSettled':
      return `${money(event.data.total)} paid back, ${event.data.reference}`;
    case 'RmaClosed':
      return `closed as ${event.data.outcome}`;
    default:
      throw new Unexpected(`An event that nobody expected: ${JSON.stringify(event satisfies never)}`);
  }
}
