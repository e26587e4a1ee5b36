import { describe, expect, it } from '@jest/globals';
import {
  givenRefund as given,
  manualRefundRecorded,
  recordManualRefund,
  recordPaymentDeclined,
  recordPaymentIssued,
  recordPaymentUnknown,
  refundDeclined,
  refundIssued,
  refundOutcomeUnknown,
  refundRequested,
  requestPayment,
  retryPayment,
} from '../testing/index.js';
import type { RefundEvent } from './events.js';
import { evolveRefund, noRefund } from './state.js';

const nothing = { amount: 0, currency: 'GBP' };

describe('RequestPayment', () => {
  it('writes the key of its first attempt before anybody is asked to pay', () => {
    given().when(requestPayment()).then(refundRequested());
    given()
      .when(requestPayment({ refundId: 'refund-7' }))
      .then(refundRequested({ refundId: 'refund-7', key: 'refund-7.1' }));
  });

  it('settles a refund of 0 without a provider', () => {
    given()
      .when(requestPayment({ amount: nothing }))
      .then(refundRequested({ amount: nothing }), refundIssued());
    given()
      .when(requestPayment({ amount: { ...nothing, amount: 1 } }))
      .then(refundRequested({ amount: { ...nothing, amount: 1 } }));
  });

  it('is made once (I12)', () => {
    given(refundRequested()).when(requestPayment()).thenNothing();
    given(refundRequested(), manualRefundRecorded()).when(requestPayment()).thenNothing();
  });
});

describe('the answer of a provider', () => {
  const asked = [refundRequested({ provider: 'http' })];
  const issued = refundIssued({ provider: 'http', reference: 'pay-1' });
  const declined = refundDeclined({ provider: 'http' });
  const unknown = refundOutcomeUnknown({ provider: 'http' });

  it('is that it was paid, that it is declined for good, or not known', () => {
    given(...asked)
      .when(recordPaymentIssued())
      .then(issued);
    given(...asked)
      .when(recordPaymentDeclined())
      .then(declined);
    given(...asked)
      .when(recordPaymentUnknown())
      .then(unknown);
  });

  it('is recorded once, however often it is told (I12)', () => {
    given(...asked, issued)
      .when(recordPaymentIssued())
      .thenNothing();
    given(...asked, declined)
      .when(recordPaymentDeclined())
      .thenNothing();
    given(...asked, unknown)
      .when(recordPaymentUnknown())
      .thenNothing();
  });

  it('may come after all to an attempt whose outcome was not known', () => {
    given(...asked, unknown)
      .when(recordPaymentIssued())
      .then(issued);
    given(...asked, unknown)
      .when(recordPaymentDeclined())
      .then(declined);
  });

  it('is never the other one afterwards', () => {
    given(...asked, issued)
      .when(recordPaymentDeclined())
      .thenRefused('REFUND_NOT_OPEN', { refundId: 'refund-1', status: 'paid', attempt: 1, answered: 1 });
    given(...asked, issued)
      .when(recordPaymentIssued({ reference: 'pay-2' }))
      .thenRefused('REFUND_NOT_OPEN');
    given(...asked, declined)
      .when(recordPaymentIssued())
      .thenRefused('REFUND_NOT_OPEN', { status: 'declined' });
    given(...asked, issued)
      .when(recordPaymentUnknown())
      .thenNothing();
    given(...asked, declined)
      .when(recordPaymentUnknown())
      .thenNothing();
  });

  it('is about its own attempt', () => {
    const again = [...asked, declined, refundRequested({ provider: 'http', attempt: 2, key: 'refund-1.2' })];
    given(...again)
      .when(recordPaymentDeclined())
      .thenNothing();
    given(...again)
      .when(recordPaymentUnknown())
      .thenNothing();
    given(...again)
      .when(recordPaymentIssued())
      .thenRefused('REFUND_NOT_OPEN', { attempt: 2, answered: 1 });
    given(...again)
      .when(recordPaymentIssued({ attempt: 2 }))
      .then({ ...issued, attempt: 2 });
    for (const command of [
      recordPaymentIssued({ attempt: 3 }),
      recordPaymentDeclined({ attempt: 3 }),
      recordPaymentUnknown({ attempt: 3 }),
    ])
      given(...again)
        .when(command)
        .thenRefused('REFUND_NOT_OPEN', { attempt: 2, answered: 3 });
  });

  it('needs an approved refund', () => {
    for (const command of [recordPaymentIssued(), recordPaymentDeclined(), recordPaymentUnknown(), retryPayment()])
      given().when(command).thenRefused('REFUND_NOT_FOUND');
  });
});

describe('RetryPayment', () => {
  const declined = [refundRequested({ provider: 'http' }), refundDeclined({ provider: 'http' })];
  const second = refundRequested({ attempt: 2, key: 'refund-1.2' });

  it('makes another attempt, under a key of its own, after a decline for good', () => {
    given(...declined)
      .when(retryPayment())
      .then(second);
    given(...declined)
      .when(retryPayment({ provider: 'http' }))
      .then({ ...second, provider: 'http' });
  });

  it('is made once', () => {
    given(...declined, second)
      .when(retryPayment())
      .thenNothing();
    given(...declined, second, manualRefundRecorded({ attempt: 2 }))
      .when(retryPayment())
      .thenNothing();
  });

  it.each([
    ['while it is being paid', [refundRequested()]],
    ['while its outcome is unknown', [refundRequested(), refundOutcomeUnknown()]],
    ['when it was paid', [refundRequested(), refundIssued()]],
  ])('is refused %s (I12)', (_, history) => {
    given(...history)
      .when(retryPayment())
      .thenRefused('REFUND_NOT_OPEN', { refundId: 'refund-1', attempt: 1 });
  });

  it('leaves no attempt out', () => {
    given(...declined)
      .when(retryPayment({ attempt: 3 }))
      .thenRefused('REFUND_NOT_OPEN');
  });
});

describe('RecordManualRefund', () => {
  it('names the document that shows the payment', () => {
    given(refundRequested()).when(recordManualRefund()).then(manualRefundRecorded());
    given(refundRequested({ attempt: 2, key: 'refund-1.2' }))
      .when(recordManualRefund({ reference: 'BANK-2' }))
      .then(manualRefundRecorded({ attempt: 2, reference: 'BANK-2' }));
  });

  it('is already so with the same reference, and refused with another', () => {
    given(refundRequested(), manualRefundRecorded()).when(recordManualRefund()).thenNothing();
    given(refundRequested(), manualRefundRecorded())
      .when(recordManualRefund({ reference: 'BANK-2' }))
      .thenRefused('REFUND_NOT_OPEN', { refundId: 'refund-1', status: 'paid' });
    given(refundRequested({ amount: nothing }), refundIssued())
      .when(recordManualRefund())
      .thenRefused('REFUND_NOT_OPEN');
  });

  it('is not made while a provider may be paying, or has declined', () => {
    given(refundRequested({ provider: 'http' }))
      .when(recordManualRefund())
      .thenRefused('REFUND_NOT_OPEN', { status: 'requested', attempt: 1 });
    given(refundRequested({ provider: 'http' }), refundDeclined({ provider: 'http' }))
      .when(recordManualRefund())
      .thenRefused('REFUND_NOT_OPEN', { status: 'declined' });
  });

  it('settles an attempt of which a person found out that it was not paid', () => {
    given(refundRequested({ provider: 'http' }), refundOutcomeUnknown({ provider: 'http' }))
      .when(recordManualRefund())
      .then(manualRefundRecorded());
  });

  it('needs an approved refund', () => {
    given().when(recordManualRefund()).thenRefused('REFUND_NOT_FOUND');
  });
});

describe('a refund, folded', () => {
  it('knows its attempt and what was paid', () => {
    const { type: _, key: _key, ...facts } = refundRequested();
    const requested = evolveRefund(noRefund, refundRequested());
    expect(requested).toEqual({ ...facts, status: 'requested', reference: null });
    expect(evolveRefund(requested, manualRefundRecorded())).toEqual({ ...facts, status: 'paid', reference: 'BANK-1' });
    expect(evolveRefund(requested, refundIssued())).toEqual({ ...facts, status: 'paid', reference: null });
    expect(evolveRefund(requested, refundOutcomeUnknown())).toEqual({ ...facts, status: 'unknown', reference: null });
    const declined = evolveRefund(requested, refundDeclined());
    expect(declined).toEqual({ ...facts, status: 'declined', reference: null });
    expect(evolveRefund(declined, refundRequested({ attempt: 2, key: 'refund-1.2' }))).toEqual({ ...requested, attempt: 2 });
  });

  it('stops at what cannot be', () => {
    expect(() => evolveRefund(noRefund, refundIssued())).toThrow('RefundIssued before RefundRequested');
    const unknown = { type: 'RefundForgotten' } as unknown as RefundEvent;
    expect(() => evolveRefund(evolveRefund(noRefund, refundRequested()), unknown)).toThrow('Unknown type: {"type":"RefundForgotten"}');
  });
});
