import type { StreamEvent } from '#rma/event-store';
import { isPartyKind, type RmaEvent } from '#rma/returns';
import type { CaseReading } from './case-reading.js';

const staffOnly: ReadonlySet<string> = new Set(['NoteAdded']);
const staffTexts: ReadonlySet<string> = new Set([
  'EligibilityOverridden',
  'EvidenceAttached',
  'ItemInspected',
  'ItemReinspected',
  'ReceiptCorrected',
  'RefundRejected',
  'RepairAbandoned',
  'RmaReinstated',
  'RmaReopened',
]);

export type HistoryReader = 'staff' | 'buyer';

/** The events as a reader may see them: to a buyer without notes, justifications and names of staff (design page 1.10). */
export function historyView(events: readonly StreamEvent<RmaEvent>[], reader: HistoryReader, reading: CaseReading) {
  const shown = reader === 'staff' ? events : events.filter(({ type }) => !staffOnly.has(type));
  return Promise.all(shown.map((event) => eventView(event, reader, reading)));
}

async function eventView({ type, revision, data, metadata }: StreamEvent<RmaEvent>, reader: HistoryReader, reading: CaseReading) {
  const { personal, ...facts } = data as { readonly personal?: string | null };
  const hidden = reader === 'buyer' && staffTexts.has(type);
  const opened = personal && !hidden ? { personal: await reading.opened(personal) } : {};
  const { occurredAt, actor, causationId, correlationId, hash } = metadata;
  return {
    type,
    revision,
    occurredAt,
    actor: reader === 'staff' || isPartyKind(actor.role) ? actor : { role: actor.role },
    data: { ...(reader === 'staff' ? facts : withoutStaff(facts)), ...opened },
    causationId,
    correlationId,
    hash,
  };
}

function withoutStaff(facts: object): object {
  const told = Object.entries(facts as Readonly<Record<string, unknown>>).filter(
    ([name, value]) => name !== 'inspectedBy' && !(name === 'requestedBy' && typeof value === 'string'),
  );
  return Object.fromEntries(told.map(([name, value]) => [name, name === 'previous' ? withoutStaff(value as object) : value]));
}
