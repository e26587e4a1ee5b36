import { describe, expect, it } from '@jest/globals';
import { isReturn, readOnlineRetail } from './index.js';

const { rows, orders, skipped, returns } = readOnlineRetail();
const naming = (names: string) => returns.filter((row) => row.names === names);
const distinct = (texts: readonly string[]) => new Set(texts).size;

describe('three days of Online Retail', () => {
  it('hold 382 invoices and 84 return rows in 7,419 rows', () => {
    const sold = rows.filter((row) => !isReturn(row));

    expect([rows.length, distinct(sold.map(({ invoiceNo }) => invoiceNo)), rows.length - sold.length]).toEqual([7419, 382, 84]);
  });

  it('become 336 orders; 46 invoices sell nothing, each for a reason', () => {
    expect(orders).toHaveLength(336);
    expect(skipped).toEqual({ writtenOff: 30, noPrice: 15, feeOnly: 1 });
  });

  it('name 22 guests as consumers, every other buyer as a reseller', () => {
    const guests = orders.filter(({ buyer }) => buyer.kind === 'consumer');

    expect(guests).toHaveLength(22);
    expect(guests.every(({ orderId, buyer }) => buyer.id === `guest-${orderId}`)).toBe(true);
  });

  it('were paid what the books say, goods and carriage and one bank charge together', () => {
    const paid = orders.reduce((sum, { lines, shipping }) => lines.reduce((all, { itemsTotal }) => all + itemsTotal, sum + shipping), 0);
    const booked = rows.filter((row) => !isReturn(row)).reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);

    expect(booked - paid).toBe(1500);
  });

  it('ship every unit on the day it was sold', () => {
    for (const { placedOn, lines, shipments } of orders) {
      expect(shipments.map(({ shippedOn }) => shippedOn)).toEqual([placedOn]);
      expect(shipments.flatMap((shipment) => shipment.lines)).toEqual(lines.map(({ lineId, quantity }) => ({ lineId, quantity })));
    }
  });

  it('hold 8 returns of known purchases, 18 by buyers of something else and 58 by buyers of nothing', () => {
    expect([naming('purchase'), naming('newestOrder'), naming('creditNote')].map(({ length }) => length)).toEqual([8, 18, 58]);
    expect(naming('creditNote').every(({ creditNote, orderNumber }) => orderNumber === creditNote)).toBe(true);
  });

  it('find each purchase by buyer and product, with enough units for every return of it', () => {
    const left = new Map(orders.flatMap(({ orderId, lines }) => lines.map(({ lineId, quantity }) => [`${orderId}/${lineId}`, quantity])));
    for (const { orderNumber, lineId, sku, quantity, buyer } of naming('purchase')) {
      const order = orders.find(({ orderId }) => orderId === orderNumber);
      const line = `${orderNumber}/${lineId}`;
      left.set(line, (left.get(line) ?? 0) - quantity);

      expect(order?.buyer).toEqual(buyer);
      expect(order?.lines.find((one) => one.lineId === lineId)?.sku).toBe(sku);
      expect(left.get(line)).toBeGreaterThanOrEqual(0);
    }
  });

  it('take a return that stands 54 minutes before its purchase of the same day', () => {
    expect(naming('purchase')).toContainEqual(
      expect.objectContaining({ creditNote: 'C536820', orderNumber: '536836', requestedAt: '2010-12-02T17:14:00Z' }),
    );
  });

  it('prefer the purchase that was there when the goods came back', () => {
    expect(naming('purchase')).toContainEqual(expect.objectContaining({ creditNote: 'C536758', orderNumber: '536395' }));
  });
});
