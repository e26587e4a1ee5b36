import { describe, expect, it } from '@jest/globals';
import type { RmaId } from '#rma/returns';
import {
  factoryClaimRequested,
  lostUnitsFound,
  manualRefundRecorded,
  orderRecorded,
  outstandingUnitsExpired,
  parcelLinked,
  parcelLostInPost,
  refundApproved,
  refundDeclined,
  refundIssued,
  refundRetryRequested,
  refundSettled,
  reservationRenewed,
  replacementShipped,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaExpired,
  rmaIssued,
  unitShippedBack,
  unitDisposed,
  rmaReinstated,
  unitsReserved,
} from '#rma/returns/testing';
import { react, reactedTo } from './react.js';

const rmaId = 'rma-1' as RmaId;
const close = { on: 'rma', id: rmaId, command: { type: 'CloseIfSettled' } };

describe('what events lead to on other streams', () => {
  it('opens the case that a reservation describes', () => {
    const opening = [returnRequested()] as const;
    expect(react(unitsReserved({ rmaId: 'rma-1', opening }), rmaId)).toEqual([
      { on: 'rma', id: 'rma-1', command: { type: 'OpenCase', opening } },
    ]);
  });

  it.each([returnDeclined, returnCancelled, rmaExpired].map((end) => end({ orderId: 'o-1', reservationId: 'rma-1#1' })))(
    'releases the units of a return after $type',
    (event) => {
      expect(react(event, rmaId)).toEqual([{ on: 'order', id: 'o-1', command: { type: 'ReleaseUnits', reservationId: 'rma-1#1', rmaId } }]);
    },
  );

  it('releases the units alone that expired, and closes the case if the rest is settled', () => {
    const event = outstandingUnitsExpired({ orderId: 'o-1' });
    expect(react(event, rmaId)).toEqual([
      { on: 'order', id: 'o-1', command: { type: 'ReleaseUnits', reservationId: 'rma-1#1', rmaId, lines: event.lines } },
      close,
    ]);
  });

  it('lets a case go on under its new reservation, and holds no more than the case says', () => {
    const continuation = rmaReinstated({ orderId: 'o-1' });
    expect(react(reservationRenewed({ rmaId: 'rma-1', continuation }), rmaId)).toEqual([
      { on: 'rma', id: 'rma-1', command: { type: 'ContinueCase', continuation } },
    ]);
    expect(react(continuation, rmaId)).toEqual([
      { on: 'order', id: 'o-1', command: { type: 'KeepUnits', reservationId: 'rma-1#2', rmaId, lines: continuation.lines } },
    ]);
  });

  it('tells the order what was lost in the post and what turned up', () => {
    const { lines } = lostUnitsFound();
    expect(react(parcelLostInPost({ orderId: 'o-1' }), rmaId)).toEqual([
      { on: 'order', id: 'o-1', command: { type: 'RecordUnitsLost', rmaId, lines } },
      close,
    ]);
    expect(react(lostUnitsFound({ orderId: 'o-1' }), rmaId)).toEqual([
      { on: 'order', id: 'o-1', command: { type: 'RecordUnitsFound', rmaId, lines } },
    ]);
  });

  it.each([refundSettled(), replacementShipped(), unitShippedBack(), unitDisposed(), outstandingUnitsExpired(), parcelLostInPost()])(
    'closes the case, if it is settled now, after $type',
    (event) => {
      expect(react(event, rmaId).at(-1)).toEqual(close);
      expect(reactedTo).toContain(event.type);
    },
  );

  it('asks for the payment of exactly what was approved', () => {
    const event = refundApproved({ refundId: 'refund-1' });
    expect(react(event, rmaId)).toEqual([
      {
        on: 'refund',
        id: 'refund-1',
        command: { type: 'RequestPayment', refundId: 'refund-1', rmaId, amount: event.total, provider: 'manual' },
      },
    ]);
  });

  it.each([refundIssued({ refundId: 'refund-1' }), manualRefundRecorded({ refundId: 'refund-1' })])(
    'settles the refund on its case after $type',
    (event) => {
      const { provider, reference } = event;
      expect(react(event, rmaId)).toEqual([
        { on: 'rma', id: rmaId, command: { type: 'SettleRefund', refundId: 'refund-1', provider, reference } },
      ]);
    },
  );

  it('tells the case of a payment that was declined for good, and the payment of another attempt at it', () => {
    expect(react(refundDeclined({ refundId: 'refund-1' }), rmaId)).toEqual([
      { on: 'rma', id: rmaId, command: { type: 'FailRefund', refundId: 'refund-1', attempt: 1, code: 'account_closed' } },
    ]);
    expect(react(refundRetryRequested({ refundId: 'refund-1', provider: 'http' }), rmaId)).toEqual([
      { on: 'refund', id: 'refund-1', command: { type: 'RetryPayment', attempt: 2, provider: 'http' } },
    ]);
    expect(react(refundRetryRequested({ refundId: 'refund-1' }), rmaId)).toMatchObject([{ command: { provider: 'manual' } }]);
  });

  it('puts replacements on the slots of the order', () => {
    const event = replacementShipped({ orderId: 'o-1' });
    expect(react(event, rmaId)).toEqual([
      { on: 'order', id: 'o-1', command: { type: 'RecordUnitsReplaced', rmaId, lines: event.lines } },
      close,
    ]);
  });

  it('releases exactly the units that were shipped back, none with unexpected items alone', () => {
    const event = unitShippedBack({ orderId: 'o-1' });
    expect(react(event, rmaId)).toEqual([
      { on: 'order', id: 'o-1', command: { type: 'ReleaseUnits', reservationId: 'rma-1#1', rmaId, lines: event.lines } },
      close,
    ]);
    expect(react(unitShippedBack({ lines: [], unexpectedIds: ['receipt-1#1'] }), rmaId)).toEqual([close]);
  });

  it('uses the refunded units up on the order', () => {
    const event = refundSettled({ orderId: 'o-1', reservationId: 'rma-1#1', refundId: 'refund-1' });
    expect(react(event, rmaId)).toEqual([
      {
        on: 'order',
        id: 'o-1',
        command: { type: 'RecordUnitsRefunded', reservationId: 'rma-1#1', rmaId, refundId: 'refund-1', lines: event.lines },
      },
      close,
    ]);
  });

  it('opens the claim that was requested on a case', () => {
    const { type: _, ...claim } = factoryClaimRequested();
    expect(react(factoryClaimRequested(), rmaId)).toEqual([
      { on: 'factoryClaim', id: 'claim-1', command: { type: 'OpenClaim', rmaId, ...claim } },
    ]);
  });

  it('receives the goods of a linked parcel on the return it belongs to', () => {
    const { items } = parcelLinked();
    expect(react(parcelLinked({ rmaId: 'rma-2' }), rmaId)).toEqual([
      { on: 'rma', id: 'rma-2', command: { type: 'ReceiveParcel', parcelId: 'parcel-1', items } },
    ]);
  });

  it.each([orderRecorded(), rmaIssued()])('leaves everything else alone: $type', (event) => {
    expect(react(event, rmaId)).toEqual([]);
    expect(reactedTo).not.toContain(event.type);
  });
});
