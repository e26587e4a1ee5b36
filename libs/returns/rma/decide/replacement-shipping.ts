import { isRefusal, refuse, type Decision } from '../../decision.js';
import { countOf } from '../../money/slots.js';
import type { ShipReplacement } from '../commands.js';
import { live, unitsMeeting, type Condition } from '../conditions.js';
import type { RmaEvent, ShippedReplacement, UnitsOfLine } from '../events.js';
import { lineOf } from '../select.js';
import type { Case } from '../state.js';
import { unitsBy } from '../units.js';

const allocated: Condition = {
  is: ({ remedy, settlement }) => remedy === 'replacementAllocated' && settlement === 'pending',
  otherwise: (facts) => refuse('NOT_ALLOCATED', 'No replacement is set aside for these units.', facts),
};
const stillAccepted: Condition = {
  is: ({ verdict }) => verdict !== 'declined',
  otherwise: (facts) =>
    refuse('NOT_ACCEPTED', 'The units were declined since; report their replacement unavailable and ship them back.', facts),
};

/** The replacements leave us, each with at most one serial number; their units are settled. */
export function shipReplacement(command: ShipReplacement, rma: Case): Decision<RmaEvent> {
  const { carrier, serialNumbers, personal } = command;
  const units = unitsMeeting(rma, command.lines, [...live(rma), allocated, stillAccepted]);
  if (isRefusal(units)) return units;
  const products = units.flatMap((line) => productsOf(rma, line));
  const quantity = products.reduce((sum, { slots }) => sum + countOf(slots), 0);
  if (serialNumbers.length > quantity)
    return refuse('MORE_SERIALS_THAN_UNITS', `${serialNumbers.length} serial numbers were told for ${quantity} units.`, {
      serials: serialNumbers.length,
      units: quantity,
    });
  if (products.length > 1 && serialNumbers.length > 0 && serialNumbers.length < quantity)
    return refuse('FACT_MISSING', 'Of which line the serial numbers are is not told; name the line.', { fact: 'lines' });
  const { orderId, reservationId } = rma;
  return [{ type: 'ReplacementShipped', orderId, reservationId, carrier, lines: withSerials(products, serialNumbers), personal }];
}

type Product = Omit<ShippedReplacement, 'serialNumbers'>;

/** What is set aside for the units, a product each. */
function productsOf(rma: Case, { lineId, slots }: UnitsOfLine): readonly Product[] {
  const groups = unitsBy(lineOf(rma, lineId)?.units ?? [], slots, ({ replacementSku }) => replacementSku ?? '');
  return groups.flatMap(({ slots: alike, unit }) =>
    unit.replacementSku === null ? [] : [{ lineId, slots: alike, sku: unit.replacementSku }],
  );
}

function withSerials(products: readonly Product[], serialNumbers: readonly string[]): readonly ShippedReplacement[] {
  let given = 0;
  return products.map((product) => {
    const from = given;
    given += countOf(product.slots);
    return { ...product, serialNumbers: serialNumbers.slice(from, given) };
  });
}
