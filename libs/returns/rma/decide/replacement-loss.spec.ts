import { describe, expect, it } from '@jest/globals';
import {
  allocateReplacement,
  caseOf,
  continueCase,
  givenCase as given,
  itemReceived,
  refund,
  refundApproved,
  replacementAllocated,
  replacementLost,
  replacementShipped,
  requestedLine,
  resolutionChosen,
  returnRequested,
  rmaClosed,
  rmaIssued,
  rmaReopened,
  shipReplacement,
} from '../../testing/index.js';
import { replacementLossOf } from './replacement-loss.js';

const lines = (...slots: [number, number][]) => [{ lineId: 'line-1', slots }];
const phones = requestedLine({ slots: [[0, 1]], serialNumbers: ['S-0', 'S-1'] });
const received = [returnRequested({ wantedResolution: 'replaceSame', lines: [phones] }), rmaIssued(), itemReceived({ slots: [[0, 1]] })];
const allocated = [...received, replacementAllocated({ slots: [[0, 1]] })];
const onItsWay = [...allocated, replacementShipped({ lines: [{ lineId: 'line-1', slots: [[0, 1]], sku: 'PHONE-1', serialNumbers: [] }] })];
const lost = [...onItsWay, replacementLost({ lines: lines([0, 1]) })];

describe('a replacement that is lost on its way out', () => {
  it('is held again on the order first, under the next reservation of the return', () => {
    const renewal = { type: 'RenewReservation', rmaId: 'rma-1', previousReservationId: 'rma-1#1', continuing: { type: 'ReplacementLost' } };
    expect(replacementLossOf(caseOf(...onItsWay), undefined)).toEqual({ ...renewal, lines: lines([0, 1]) });
    const one = [{ lineId: 'line-1', quantity: 1, serialNumbers: ['S-1'] }] as unknown as Parameters<typeof replacementLossOf>[1];
    expect(replacementLossOf(caseOf(...onItsWay), one)).toEqual({ ...renewal, lines: lines([1, 1]) });
  });

  it('is already so when it was told', () => {
    expect(replacementLossOf(caseOf(...lost), undefined)).toBe('alreadySo');
  });

  it('was shipped before', () => {
    for (const history of [received, allocated, [...lost, replacementAllocated({ slots: [[0, 1]] })]])
      expect(replacementLossOf(caseOf(...history), undefined)).toMatchObject({ refused: 'REPLACEMENT_NOT_SHIPPED' });
  });

  it('leaves another one owed, or for money back a refund', () => {
    given(...lost)
      .when(shipReplacement())
      .thenRefused('NOT_ALLOCATED');
    given(...lost)
      .when(allocateReplacement())
      .then(replacementAllocated({ slots: [[0, 1]] }));
    given(...lost, resolutionChosen({ resolution: 'refund' }))
      .when(refund({ lines: [{ lineId: 'line-1', quantity: 1 }] }))
      .then(refundApproved());
  });

  it('opens a case again that was closed, under the new reservation', () => {
    const continuation = replacementLost();
    given(...onItsWay, rmaClosed())
      .when(continueCase({ continuation }))
      .then(rmaReopened({ personal: null }), continuation);
    given(...onItsWay)
      .when(continueCase({ continuation }))
      .then(continuation);
    given(...onItsWay, continuation)
      .when(continueCase({ continuation }))
      .thenNothing();
    expect(caseOf(...onItsWay, rmaClosed(), rmaReopened(), continuation)).toMatchObject({
      stage: 'issued',
      reservationId: 'rma-1#2',
      lines: [{ units: [{ unit: { settlement: 'none', remedy: 'replacementLost', reserved: true } }, { unit: { settlement: 'done' } }] }],
    });
  });
});
