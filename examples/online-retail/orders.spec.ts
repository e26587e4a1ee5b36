import { describe, expect, it } from '@jest/globals';
import { salesIn } from './orders.js';
import { type Row, rowsIn } from './rows.js';

const row = (facts: Partial<Row>): Row => ({
  invoiceNo: '536365',
  sku: '85123A',
  description: 'T-LIGHT HOLDER',
  quantity: 6,
  unitPrice: 255,
  bookedAt: '2010-12-01T08:26:00',
  customerId: '17850',
  ...facts,
});
const orderOf = (...rows: readonly Row[]) => salesIn(rows).sales[0]?.order;

describe('an invoice', () => {
  it('becomes an order in whole pence', () => {
    expect(orderOf(row({}))).toEqual({
      orderId: '536365',
      orderNumber: '536365',
      buyer: { kind: 'reseller', id: '17850' },
      currency: 'GBP',
      placedOn: '2010-12-01',
      lines: [{ lineId: '85123A', sku: '85123A', description: 'T-LIGHT HOLDER', category: null, quantity: 6, itemsTotal: 1530, tax: 0 }],
      shipping: 0,
      shipments: [{ shipmentId: 'S-536365', shippedOn: '2010-12-01', lines: [{ lineId: '85123A', quantity: 6 }] }],
    });
  });

  it('keeps carriage apart from the goods, and a fee from both', () => {
    const order = orderOf(
      row({}),
      row({ sku: 'POST', unitPrice: 1800, quantity: 2 }),
      row({ sku: 'DOT', unitPrice: 7 }),
      row({ sku: 'BANK CHARGES', unitPrice: 1500, quantity: 1 }),
    );

    expect(order?.shipping).toBe(3642);
    expect(order?.lines.map(({ sku }) => sku)).toEqual(['85123A']);
  });

  it('numbers the further lines of a product', () => {
    const order = orderOf(row({}), row({ sku: 'M' }), row({ quantity: 1 }), row({ quantity: 2 }));

    expect(order?.lines.map(({ lineId }) => lineId)).toEqual(['85123A', 'M', '85123A#2', '85123A#3']);
  });

  it('calls a product without a name by its code', () => {
    expect(orderOf(row({ description: '' }))?.lines[0]?.description).toBe('85123A');
  });

  it('of nobody known is a guest’s', () => {
    expect(orderOf(row({ customerId: null }))?.buyer).toEqual({ kind: 'consumer', id: 'guest-536365' });
  });

  it.each([
    ['writes stock off', { unitPrice: 0, quantity: -20 }, 'writtenOff'],
    ['books stock in without a price', { unitPrice: 0 }, 'noPrice'],
    ['only charges a fee', { sku: 'BANK CHARGES' }, 'feeOnly'],
  ])('that %s is no order', (_, facts, reason) => {
    expect(salesIn([row(facts)])).toEqual({ sales: [], skipped: { writtenOff: 0, noPrice: 0, feeOnly: 0, [reason]: 1 } });
  });

  it.each([{ sku: 'D' }, { quantity: -1 }, { unitPrice: 0 }])('whose paid amounts cannot be told is refused: %j', (facts) => {
    expect(() => salesIn([row({}), row(facts)])).toThrow(/^Invoice 536365: what was paid for \S+ cannot be told\.$/);
  });
});

describe('the rows of a text', () => {
  const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

  it('are typed', () => {
    const [read] = rowsIn(`${header}\r\n536365,85123A,T-LIGHT HOLDER ,-6,2010-12-01T08:26:00,2.5,,United Kingdom\r\n`);

    expect(read).toEqual(row({ quantity: -6, unitPrice: 250, customerId: null }));
  });

  it.each(['536365,85123A,X,6,2010-12-01T08:26:00,2.5,17850', '536365,85123A,X,0.5,2010-12-01T08:26:00,2.5,17850,EIRE'])(
    'are refused where one is not complete: %s',
    (text) => {
      expect(() => rowsIn(`${header}\n${text}\n`)).toThrow('Row 1 is not complete');
    },
  );

  it('are refused under other columns', () => {
    expect(() => rowsIn('Invoice,StockCode\n')).toThrow(`The first line must be ${header}.`);
  });
});
