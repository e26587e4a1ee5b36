import { describe, it } from '@jest/globals';
import {
  buyerContactChanged,
  givenOrder as given,
  orderRecorded,
  recordOrder,
  recordShipment,
  shipment,
  shipmentRecorded,
  soldLine,
} from '../testing/index.js';
import type { Sale } from './events.js';

const { sale } = recordOrder();
const toldAs = (facts: Partial<Sale>) => recordOrder({ sale: { ...sale, ...facts } });
const second = { shipmentId: 'shipment-2', shippedOn: '2026-02-25', lines: [{ lineId: 'line-1', quantity: 1 }] };
const two = { lines: [{ lineId: 'line-1', quantity: 2 }] };

describe('RecordOrder', () => {
  it('records what was sold, and what has been shipped of it', () => {
    given().when(recordOrder()).then(orderRecorded());
    given()
      .when(recordOrder({ shipments: [shipment(two), shipment(second)] }))
      .then(orderRecorded(), shipmentRecorded(two), shipmentRecorded(second));
  });

  it('is already so when the same facts are told again', () => {
    given(orderRecorded()).when(recordOrder()).thenNothing();
    given(orderRecorded(), shipmentRecorded())
      .when(recordOrder({ shipments: [shipment()] }))
      .thenNothing();
  });

  it('adds the shipments that were not known yet', () => {
    given(orderRecorded(), shipmentRecorded(two))
      .when(recordOrder({ shipments: [shipment(two), shipment(second)] }))
      .then(shipmentRecorded(second));
  });

  it.each([
    ['buyer', { buyer: { kind: 'reseller', id: 'reseller-2' } }],
    ['buyer', { buyer: { kind: 'consumer', id: 'reseller-1' } }],
    ['currency', { currency: 'USD' }],
    ['placedOn', { placedOn: '2026-02-17' }],
    ['market', { market: 'HK' }],
    ['orderNumber', { orderNumber: 'INV-1002' }],
    ['shipping', { shipping: 751 }],
    ['payment', { payment: { provider: 'card', reference: 'p-1' } }],
    ['lines', { lines: [soldLine({ itemsTotal: 9_999 })] }],
    ['lines', { lines: [soldLine({ serialNumbers: ['S-1'] })] }],
    ['lines', { lines: [soldLine(), soldLine({ lineId: 'line-2' })] }],
    ['lines', { lines: [] }],
  ] as [string, Partial<Sale>][])('refuses another %s for the same order', (fact, told) => {
    given(orderRecorded())
      .when(toldAs(told))
      .thenRefused('ORDER_CONFLICT', { orderId: 'order-1', differing: [fact] });
  });

  it('refuses an order that is told without what it was paid with', () => {
    const payment = { provider: 'card', reference: 'p-1' };
    given(orderRecorded({ payment }))
      .when(recordOrder())
      .thenRefused('ORDER_CONFLICT', { differing: ['payment'] });
    given(orderRecorded({ payment }))
      .when(toldAs({ payment: { ...payment, reference: 'p-2' } }))
      .thenRefused('ORDER_CONFLICT', { differing: ['payment'] });
    given(orderRecorded({ payment }))
      .when(toldAs({ payment: { reference: 'p-1', provider: 'card' } }))
      .thenNothing();
  });

  it('names every fact that differs', () => {
    given(orderRecorded())
      .when(toldAs({ currency: 'USD', shipping: 0 }))
      .thenRefused('ORDER_CONFLICT', { differing: ['currency', 'shipping'] });
  });

  it('does not mind the order of the fields', () => {
    const buyer = { id: 'reseller-1', kind: 'reseller' } as const;
    given(orderRecorded()).when(toldAs({ buyer })).thenNothing();
  });

  it('takes a new name, contact or language of the buyer', () => {
    given(orderRecorded())
      .when(recordOrder({ contact: { personal: 'sealed:moved', locale: 'en' } }))
      .then(buyerContactChanged({ personal: 'sealed:moved' }));
    given(orderRecorded())
      .when(recordOrder({ contact: { personal: 'sealed:buyer', locale: 'de' } }))
      .then(buyerContactChanged({ locale: 'de' }));
  });

  it('keeps a contact that is not told again', () => {
    given(orderRecorded())
      .when(recordOrder({ contact: { personal: null, locale: null } }))
      .thenNothing();
    given(orderRecorded(), buyerContactChanged({ personal: 'sealed:moved' }))
      .when(recordOrder({ contact: { personal: null, locale: 'de' } }))
      .then(buyerContactChanged({ personal: 'sealed:moved', locale: 'de' }));
  });

  it('records nothing when one of its shipments cannot be', () => {
    given()
      .when(recordOrder({ shipments: [shipment(two), shipment({ ...second, ...two })] }))
      .thenRefused('ORDER_CONFLICT', { shipmentId: 'shipment-2', lineId: 'line-1', sold: 3, shipped: 4 });
  });
});

describe('RecordShipment', () => {
  it('records it once', () => {
    given(orderRecorded()).when(recordShipment()).then(shipmentRecorded());
    given(orderRecorded(), shipmentRecorded()).when(recordShipment()).thenNothing();
  });

  it('refuses other facts for a known shipment', () => {
    given(orderRecorded(), shipmentRecorded())
      .when(recordShipment({ shipment: shipment({ shippedOn: '2026-02-21' }) }))
      .thenRefused('ORDER_CONFLICT', { shipmentId: 'shipment-1' });
  });

  it('refuses more units than were sold, over all shipments', () => {
    given(orderRecorded(), shipmentRecorded(two))
      .when(recordShipment({ shipment: second }))
      .then(shipmentRecorded(second));
    given(orderRecorded(), shipmentRecorded())
      .when(recordShipment({ shipment: second }))
      .thenRefused('ORDER_CONFLICT', { lineId: 'line-1', sold: 3, shipped: 4 });
  });

  it('refuses a line that is not on the order', () => {
    given(orderRecorded())
      .when(recordShipment({ shipment: shipment({ lines: [{ lineId: 'line-9', quantity: 1 }] }) }))
      .thenRefused('ORDER_CONFLICT', { shipmentId: 'shipment-1', lineId: 'line-9' });
  });

  it('needs its order', () => {
    given().when(recordShipment()).thenRefused('NO_RECORD_OF_SALE');
  });
});
