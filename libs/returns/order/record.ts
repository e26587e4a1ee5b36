import { everyOrRefusal, isRefusal, refuse, type Decision, type Refusal } from '../decision.js';
import type { RecordOrder, RecordShipment } from './commands.js';
import type { BuyerContact, OrderEvent, OrderRecorded, Sale, Shipment, ShipmentRecorded } from './events.js';
import { evolveRecorded, recordedBy, type Order, type RecordedOrder } from './state.js';

export function recordOrder(command: RecordOrder, order: Order): Decision<OrderEvent> {
  const { sale, contact, shipments } = command;
  if (order.status === 'unknown') {
    const opened: OrderRecorded = { type: 'OrderRecorded', ...sale, ...contact };
    return withShipments([opened], recordedBy(opened), shipments);
  }
  const differing = differingFacts(order.sale, sale);
  if (differing.length > 0)
    return refuse('ORDER_CONFLICT', `Order ${sale.orderId} is already recorded with another ${differing.join(', ')}.`, {
      orderId: sale.orderId,
      differing,
    });
  return withShipments(changedContact(order.contact, contact), order, shipments);
}

export function recordShipment({ shipment }: RecordShipment, order: Order): Decision<OrderEvent> {
  if (order.status === 'unknown') return refuse('NO_RECORD_OF_SALE', 'No order with this id was recorded.');
  return withShipments([], order, [shipment]);
}

function differingFacts(known: Sale, told: Sale): string[] {
  const names = Object.keys(told) as (keyof Sale)[];
  return names.filter((name) => !sameFact(known[name], told[name]));
}

/** Equal in content, whatever the order of the fields. */
function sameFact(one: unknown, other: unknown): boolean {
  if (!hasFields(one) || !hasFields(other)) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => sameFact(one[name], other[name]));
}

function hasFields(fact: unknown): fact is Readonly<Record<string, unknown>> {
  return typeof fact === 'object' && fact !== null;
}

/** What is not told again stays as it is known. */
function changedContact(known: BuyerContact, told: BuyerContact): OrderEvent[] {
  const personal = told.personal ?? known.personal;
  const locale = told.locale ?? known.locale;
  return known.personal === personal && known.locale === locale ? [] : [{ type: 'BuyerContactChanged', personal, locale }];
}

function withShipments(events: readonly OrderEvent[], order: RecordedOrder, shipments: readonly Shipment[]): Decision<OrderEvent> {
  let state = order;
  const recorded = everyOrRefusal(shipments, (shipment) => {
    const decided = shipmentEvents(shipment, state);
    if (!isRefusal(decided)) state = decided.reduce(evolveRecorded, state);
    return decided;
  });
  return isRefusal(recorded) ? recorded : [...events, ...recorded.flat()];
}

function shipmentEvents(shipment: Shipment, order: RecordedOrder): readonly ShipmentRecorded[] | Refusal {
  const known = order.shipments.find(({ shipmentId }) => shipmentId === shipment.shipmentId);
  if (known) {
    if (sameFact(known, shipment)) return [];
    return refuse('ORDER_CONFLICT', `Shipment ${shipment.shipmentId} is already recorded with other facts.`, {
      shipmentId: shipment.shipmentId,
    });
  }
  return shipmentProblem(shipment, order) ?? [{ type: 'ShipmentRecorded', ...shipment }];
}

function shipmentProblem(shipment: Shipment, order: RecordedOrder): Refusal | undefined {
  const shipped = new Map<string, number>();
  for (const line of [...order.shipments, shipment].flatMap(({ lines }) => lines))
    shipped.set(line.lineId, (shipped.get(line.lineId) ?? 0) + line.quantity);
  for (const { lineId } of shipment.lines) {
    const sold = order.lines.find((line) => line.lineId === lineId)?.quantity;
    if (sold === undefined)
      return refuse('ORDER_CONFLICT', `Shipment ${shipment.shipmentId} names line ${lineId}, which is not on the order.`, {
        shipmentId: shipment.shipmentId,
        lineId,
      });
    const total = shipped.get(lineId) ?? 0;
    if (total > sold)
      return refuse(
        'ORDER_CONFLICT',
        `Shipment ${shipment.shipmentId} makes ${total} units shipped of line ${lineId}, of which ${sold} were sold.`,
        { shipmentId: shipment.shipmentId, lineId, sold, shipped: total },
      );
  }
  return undefined;
}
