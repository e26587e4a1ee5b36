import type {
  BuyerContactChanged,
  KeepUnits,
  OrderRecorded,
  RecordOrder,
  RecordShipment,
  RecordUnitsFound,
  RecordUnitsLost,
  RecordUnitsRefunded,
  RecordUnitsReplaced,
  ReleaseUnits,
  RenewReservation,
  RequestReturn,
  ReservationRenewed,
  Shipment,
  ShipmentRecorded,
  SoldLine,
  UnitReplaced,
  UnitsFound,
  UnitsLost,
  UnitsRefunded,
  UnitsReleased,
  UnitsReserved,
  WantedLine,
} from '../index.js';
import { agent, by, lead, upstream } from './circumstances.js';
import { builder, type Plain } from './plain.js';
import { returnRequested, rmaReinstated } from './rma-events.js';

/** Three phones for 100.00 and 10.00 tax: amounts that thirds do not divide. */
export function soldLine(told: Partial<Plain<SoldLine>> = {}): SoldLine {
  const line: Plain<SoldLine> = {
    lineId: 'line-1',
    sku: 'PHONE-1',
    description: 'Phone, black',
    category: 'cellPhone',
    factoryId: 'factory-1',
    quantity: 3,
    itemsTotal: 10_000,
    tax: 1_000,
    serialNumbers: [],
    ...told,
  };
  return line as SoldLine;
}

export function shipment(told: Partial<Plain<Shipment>> = {}): Shipment {
  return { shipmentId: 'shipment-1', shippedOn: '2026-02-20', lines: [{ lineId: 'line-1', quantity: 3 }], ...told } as Shipment;
}

export function wantedLine(told: Partial<Plain<WantedLine>> = {}): WantedLine {
  return { lineId: 'line-1', quantity: 1, reason: 'changeOfMind', ...told } as WantedLine;
}

const sale = {
  orderId: 'order-1',
  orderNumber: 'INV-1001',
  buyer: { kind: 'reseller', id: 'reseller-1' },
  market: 'GB',
  currency: 'GBP',
  placedOn: '2026-02-18',
  lines: [soldLine()],
  shipping: 750,
  payment: null,
} as const;
const contact = { personal: 'sealed:buyer', locale: 'en' };
const units = { reservationId: 'rma-1#1', rmaId: 'rma-1', lines: [{ lineId: 'line-1', slots: [[0, 0]] }] } as const;

export const orderRecorded = builder<OrderRecorded>('OrderRecorded', { ...sale, ...contact });
export const buyerContactChanged = builder<BuyerContactChanged>('BuyerContactChanged', contact);
export const shipmentRecorded = builder<ShipmentRecorded>('ShipmentRecorded', shipment());
export const unitsReserved = builder<UnitsReserved>('UnitsReserved', { ...units, opening: [returnRequested()] });
export const unitsReleased = builder<UnitsReleased>('UnitsReleased', units);
export const unitsRefunded = builder<UnitsRefunded>('UnitsRefunded', { ...units, refundId: 'refund-1' });
export const reservationRenewed = builder<ReservationRenewed>('ReservationRenewed', {
  ...units,
  reservationId: 'rma-1#2',
  previousReservationId: 'rma-1#1',
  continuation: rmaReinstated(),
});
export const unitReplaced = builder<UnitReplaced>('UnitReplaced', {
  reservationId: 'rma-1#1',
  rmaId: 'rma-1',
  lineId: 'line-1',
  slots: [[0, 0]],
  sku: 'PHONE-2',
  serialNumbers: [],
});
export const unitsLost = builder<UnitsLost>('UnitsLost', units);
export const unitsFound = builder<UnitsFound>('UnitsFound', units);

export const recordOrder = builder<RecordOrder>('RecordOrder', { ...by(upstream), sale, contact, shipments: [] });
export const recordShipment = builder<RecordShipment>('RecordShipment', { ...by(upstream), shipment: shipment() });
/** The buyer wants their money back for one phone, nine days after it shipped. */
export const requestReturn = builder<RequestReturn>('RequestReturn', {
  ...by(agent),
  rmaId: 'rma-1',
  basis: 'moneyBack',
  lines: [wantedLine()],
  wantedResolution: 'refund',
  channel: 'reseller',
  requestedBy: { kind: 'reseller', id: 'reseller-1', locale: 'en' },
  saleNamedBy: 'orderId',
  proofOfPurchase: null,
  troubleshooting: null,
  override: null,
  requestedAt: null,
  personal: 'sealed:request',
});
export const releaseUnits = builder<ReleaseUnits>('ReleaseUnits', { ...by(agent), reservationId: 'rma-1#1', rmaId: 'rma-1' });
export const recordUnitsRefunded = builder<RecordUnitsRefunded>('RecordUnitsRefunded', {
  ...by(upstream),
  ...units,
  refundId: 'refund-1',
});
export const renewReservation = builder<RenewReservation>('RenewReservation', {
  ...by(lead),
  rmaId: 'rma-1',
  previousReservationId: 'rma-1#1',
  lines: units.lines,
  continuing: { type: 'RmaReinstated', orderId: 'order-1', returnBy: '2026-03-31', personal: 'sealed:reason' },
});
export const keepUnits = builder<KeepUnits>('KeepUnits', { ...by(lead), ...units });
const { reservationId: _, ...ofRma } = units;
export const recordUnitsReplaced = builder<RecordUnitsReplaced>('RecordUnitsReplaced', {
  ...by(upstream),
  rmaId: 'rma-1',
  lines: [{ lineId: 'line-1', slots: [[0, 0]], sku: 'PHONE-1', serialNumbers: [] }],
});
export const recordUnitsLost = builder<RecordUnitsLost>('RecordUnitsLost', { ...by(upstream), ...ofRma });
export const recordUnitsFound = builder<RecordUnitsFound>('RecordUnitsFound', { ...by(upstream), ...ofRma });
