import { refuse, type Decision, type Refusal } from '../../decision.js';
import { countOf, highest, type Slots } from '../../money/slots.js';
import type { CorrectReceipt } from '../commands/course.js';
import type { ReceiptCorrected, RmaEvent } from '../events.js';
import { lineOf } from '../select.js';
import type { Case, CaseLine } from '../state.js';
import { isReceived, slotsWhere, type Unit } from '../units.js';
import { expectedSlots, foundAgain } from './parcels.js';
import { counted } from '../../words.js';

/** Received, and nothing more has come of it. */
const isUntouched = ({ custody, verdict, settlement, disposition }: Unit) =>
  custody === 'held' && verdict === 'pending' && settlement === 'none' && disposition === null;

/** The count at the dock was wrong: the highest untouched units go back to the sender, or the lowest awaited ones were here all along. */
export function correctReceipt(command: CorrectReceipt, rma: Case): Decision<RmaEvent> {
  const { lineId, quantity: to, personal } = command;
  const line = lineOf(rma, lineId);
  if (!line) return refuse('LINE_NOT_ON_RMA', `Line ${lineId} is not on the RMA.`, { lineId });
  const from = countOf(slotsWhere(line.units, isReceived));
  if (to === from) return [];
  const corrected = (slots: Slots): ReceiptCorrected => ({ type: 'ReceiptCorrected', lineId, from, to, slots, personal });
  if (to < from) {
    const untouched = slotsWhere(line.units, isUntouched);
    return countOf(untouched) < from - to ? tooFew(line, to, from - countOf(untouched)) : [corrected(highest(untouched, from - to))];
  }
  const slots = expectedSlots(line, to - from);
  return countOf(slots) < to - from
    ? tooMany(line, to, from + countOf(slots))
    : [...foundAgain(rma, [{ lineId, slots }]), corrected(slots)];
}

function tooFew({ lineId }: CaseLine, quantity: number, atLeast: number): Refusal {
  const detail = `${atLeast} units of line ${lineId} were inspected, settled or sent on; they were received.`;
  return refuse('RECEIPT_NOT_CORRECTABLE', detail, { lineId, quantity, atLeast });
}

function tooMany({ lineId }: CaseLine, quantity: number, atMost: number): Refusal {
  const detail = `The RMA expects at most ${counted(atMost)} of line ${lineId}; what is more is received as unexpected.`;
  return refuse('RECEIPT_NOT_CORRECTABLE', detail, { lineId, quantity, atMost });
}
