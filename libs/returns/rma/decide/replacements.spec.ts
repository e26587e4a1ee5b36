import { describe, expect, it } from '@jest/globals';
import type { RefusalCode } from '../../refusal-codes.js';
import {
  agent,
  allocateReplacement,
  caseOf,
  givenCase as given,
  itemInspected,
  itemReceived,
  outstandingUnitsExpired,
  parcelDispatched,
  policy,
  policyBook,
  refundApproved,
  replacementAllocated,
  replacementShipped,
  replacementUnavailable,
  reportReplacementUnavailable,
  requestedLine,
  resolutionChosen,
  returnCancelled,
  returnRequested,
  rmaIssued,
  unitShippedBack,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const threePhones = (told: object = {}, line: object = {}) =>
  returnRequested({ wantedResolution: 'replaceSame', lines: [requestedLine({ slots: [[0, 2]], serialNumbers, ...line })], ...told });
const issued = [threePhones(), rmaIssued()];
const all = { slots: [[0, 2]] } as const;
const received = [...issued, itemReceived(all)];
const ofLikeValue = [threePhones({ wantedResolution: 'replaceSameValue' }), rmaIssued(), itemReceived(all)];
const claimed = [threePhones({ basis: 'warranty' }), rmaIssued(), itemReceived(all)];
const declined = { verdict: 'declined', reason: 'serialMismatch' } as const;
const pounds = (amount: number) => ({ amount, currency: 'GBP' });
const like = (amount: number, more: object = {}) => allocateReplacement({ sku: 'PHONE-2', unitValue: pounds(amount), ...more });
const whole = [{ lineId: 'line-1', ...all }];
const one = [{ lineId: 'line-1', quantity: 1 }];

describe('AllocateReplacement of the same product', () => {
  it('sets it aside for every unit that is to be replaced, unless some are named', () => {
    given(...received)
      .when(allocateReplacement())
      .then(replacementAllocated(all));
    given(...received)
      .when(allocateReplacement({ lines: one }))
      .then(replacementAllocated());
    given(...received)
      .when(allocateReplacement({ lines: [{ lineId: 'line-1', quantity: 1, serialNumbers: ['S-1'] }] }))
      .then(replacementAllocated({ slots: [[1, 1]] }));
  });

  it('takes the sku that it is and no other', () => {
    given(...received)
      .when(allocateReplacement({ sku: 'PHONE-1' }))
      .then(replacementAllocated(all));
    given(...received)
      .when(allocateReplacement({ sku: 'PHONE-2' }))
      .thenRefused('SKU_DIFFERS', { lineId: 'line-1', sku: 'PHONE-2', expected: 'PHONE-1' });
  });

  it('is by what a unit was replaced by before (I10)', () => {
    const replaced = threePhones({}, { replaced: [{ slots: [[1, 1]], sku: 'PHONE-2' }] });
    given(replaced, rmaIssued(), itemReceived(all))
      .when(allocateReplacement())
      .then(
        replacementAllocated({
          slots: [
            [0, 0],
            [2, 2],
          ],
        }),
        replacementAllocated({ slots: [[1, 1]], sku: 'PHONE-2' }),
      );
    given(replaced, rmaIssued(), itemReceived(all))
      .when(allocateReplacement({ sku: 'PHONE-1' }))
      .thenRefused('SKU_DIFFERS', { expected: 'PHONE-2' });
  });

  it('is for what was accepted under warranty, and for money back for all that was received and not declined', () => {
    given(...claimed)
      .when(allocateReplacement())
      .thenRefused('NOT_ACCEPTED');
    given(...claimed, itemInspected({ slots: [[1, 1]] }))
      .when(allocateReplacement())
      .then(replacementAllocated({ slots: [[1, 1]] }));
    given(...claimed, itemInspected({ ...all, ...declined }))
      .when(allocateReplacement())
      .thenRefused('NOT_ACCEPTED');
    given(...received, itemInspected({ ...declined, slots: [[0, 0]] }))
      .when(allocateReplacement())
      .then(replacementAllocated({ slots: [[1, 2]] }));
  });

  it('happens once for a unit (I8)', () => {
    given(...received, replacementAllocated())
      .when(allocateReplacement())
      .then(replacementAllocated({ slots: [[1, 2]] }));
    given(...received, replacementAllocated(all))
      .when(allocateReplacement())
      .thenRefused('ALREADY_SETTLED');
    given(...received, replacementAllocated())
      .when(allocateReplacement({ lines: [{ lineId: 'line-1', quantity: 3 }] }))
      .thenRefused('ALREADY_SETTLED', { lineId: 'line-1', asked: 3, available: 2 });
  });

  it('comes after it was out of stock, when it is there again', () => {
    given(...received, replacementUnavailable())
      .when(allocateReplacement({ lines: one }))
      .then(replacementAllocated());
  });

  it.each([
    ['GOODS_NOT_RECEIVED', 'before anything was received', issued],
    ['GOODS_NOT_RECEIVED', 'while the goods travel', [...issued, parcelDispatched()]],
    ['RMA_NOT_LIVE', 'before the RMA was issued', [threePhones(), itemReceived({ outOfTurn: true })]],
    ['RMA_NOT_LIVE', 'on a cancelled case', [...issued, returnCancelled(), itemReceived({ outOfTurn: true })]],
    [
      'RMA_NOT_LIVE',
      'for what expired and came all the same',
      [...issued, outstandingUnitsExpired({ lines: whole }), itemReceived({ outOfTurn: true })],
    ],
    ['ALREADY_SETTLED', 'for what is being paid', [...issued, itemReceived(), refundApproved()]],
    [
      'ALREADY_SETTLED',
      'for what was shipped back',
      [...issued, itemReceived(), resolutionChosen({ resolution: 'returnAsIs' }), unitShippedBack()],
    ],
    ['OTHER_RESOLUTION_CHOSEN', 'for what is to be refunded', [...issued, itemReceived(), resolutionChosen({ resolution: 'refund' })]],
    [
      'FACT_MISSING',
      'for what is to be replaced by its like',
      [...issued, itemReceived(), resolutionChosen({ resolution: 'replaceSameValue' })],
    ],
  ] as [RefusalCode, string, RmaEvent[]][])('is refused with %s %s', (code, _, history) => {
    given(...history)
      .when(allocateReplacement())
      .thenRefused(code);
  });
});

describe('AllocateReplacement of the same value', () => {
  const allocated = (amount: number, slots: [number, number][] = [[0, 2]]) =>
    replacementAllocated({ resolution: 'replaceSameValue', slots, sku: 'PHONE-2', unitValue: pounds(amount) });

  it('is worth what one slot is, without tax; slots of a total that does not divide differ by one', () => {
    for (const amount of [3333, 3334])
      given(...ofLikeValue)
        .when(like(amount))
        .then(allocated(amount));
    for (const amount of [3332, 3335, 3667, 0])
      given(...ofLikeValue)
        .when(like(amount))
        .thenRefused('VALUE_DIFFERS', { lineId: 'line-1', unitValue: pounds(amount), worth: [pounds(3333), pounds(3334)], tolerance: 0 });
    given(threePhones({ wantedResolution: 'replaceSameValue' }, { itemsTotal: 9999 }), rmaIssued(), itemReceived(all))
      .when(like(3334))
      .thenRefused('VALUE_DIFFERS', { worth: [pounds(3333)] });
  });

  it('is in the currency that was paid', () => {
    given(...ofLikeValue)
      .when(allocateReplacement({ sku: 'PHONE-2', unitValue: { amount: 3333, currency: 'USD' } }))
      .thenRefused('VALUE_DIFFERS');
  });

  it('may differ by what the procedure in force allows (R10)', () => {
    const easier = policy({
      version: 'seller@000000000002',
      effectiveFrom: '2026-03-02',
      procedure: { ...policy().procedure, replacementValueTolerance: 5 },
    });
    const policies = policyBook(policy(), easier);
    const next = { policies, now: '2026-03-02T02:00:00.000Z' } as const;
    for (const amount of [3328, 3339])
      given(...ofLikeValue)
        .when(like(amount, next))
        .then(allocated(amount));
    for (const amount of [3327, 3340])
      given(...ofLikeValue)
        .when(like(amount, next))
        .thenRefused('VALUE_DIFFERS', { tolerance: 5 });
    given(...ofLikeValue)
      .when(like(3328, { policies }))
      .thenRefused('VALUE_DIFFERS');
  });

  it('tells product and value (R9)', () => {
    given(...ofLikeValue)
      .when(allocateReplacement())
      .thenRefused('FACT_MISSING', { fact: 'sku' });
    given(...ofLikeValue)
      .when(allocateReplacement({ sku: 'PHONE-2' }))
      .thenRefused('FACT_MISSING', { fact: 'unitValue' });
    given(...ofLikeValue)
      .when(like(3333, { sku: null }))
      .thenRefused('FACT_MISSING', { fact: 'sku' });
  });

  it('means those units alone that are to be replaced so', () => {
    const mixed = [...received, resolutionChosen({ resolution: 'replaceSameValue', lines: [{ lineId: 'line-1', slots: [[1, 1]] }] })];
    given(...mixed)
      .when(like(3333))
      .then(allocated(3333, [[1, 1]]));
    given(...mixed)
      .when(allocateReplacement({ lines: [{ lineId: 'line-1', quantity: 2 }] }))
      .then(
        replacementAllocated({
          slots: [
            [0, 0],
            [2, 2],
          ],
        }),
      );
    given(...received)
      .when(like(3333))
      .thenRefused('OTHER_RESOLUTION_CHOSEN');
  });
});

describe('ReportReplacementUnavailable', () => {
  it('lets who asked choose again, be it set aside already or not', () => {
    given(...received)
      .when(reportReplacementUnavailable())
      .then(replacementUnavailable({ lines: [{ lineId: 'line-1', slots: [[0, 2]] }] }));
    given(...received, replacementAllocated())
      .when(reportReplacementUnavailable({ lines: one }))
      .then(replacementUnavailable());
    expect(caseOf(...received, replacementAllocated(), replacementUnavailable()).lines[0]?.units[0]?.unit).toMatchObject({
      settlement: 'none',
      remedy: 'replacementUnavailable',
      replacementSku: null,
    });
  });

  it('is already so when it was told, whoever told it', () => {
    const unavailable = [...issued, itemReceived(), replacementUnavailable()];
    given(...unavailable)
      .when(reportReplacementUnavailable())
      .thenNothing();
    given(...unavailable)
      .when(reportReplacementUnavailable({ lines: [{ lineId: 'line-1', quantity: 1, serialNumbers: ['S-0'] }] }))
      .thenNothing();
  });

  it.each([
    ['GOODS_NOT_RECEIVED', 'of goods that have not come', issued],
    ['OTHER_RESOLUTION_CHOSEN', 'of what is to be refunded', [...issued, itemReceived(), resolutionChosen({ resolution: 'refund' })]],
    ['ALREADY_SETTLED', 'of what was replaced', [...issued, itemReceived(), replacementAllocated(), replacementShipped()]],
    ['NOT_ACCEPTED', 'of what is not accepted under warranty', claimed],
    ['RMA_NOT_LIVE', 'of a cancelled case', [...issued, returnCancelled(), itemReceived({ outOfTurn: true })]],
  ] as [RefusalCode, string, RmaEvent[]][])('is refused with %s %s', (code, _, history) => {
    given(...history)
      .when(reportReplacementUnavailable({ actor: agent }))
      .thenRefused(code);
  });
});
