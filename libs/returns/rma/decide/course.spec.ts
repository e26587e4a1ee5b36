import { describe, expect, it } from '@jest/globals';
import type { RefusalCode } from '../../refusal-codes.js';
import {
  addNote,
  cancelReturn,
  caseOf,
  declineReturn,
  eligibilityOverridden,
  givenCase as given,
  issueRma,
  itemInspected,
  itemReceived,
  noteAdded,
  openCase,
  parcelDispatched,
  parcelLostInPost,
  policy,
  policyBook,
  refundApproved,
  refundSettled,
  reissueForm,
  requestedLine,
  resolutionChosen,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaExpired,
  rmaFormReissued,
  rmaIssued,
  unexpectedItemReceived,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';

const issued = [returnRequested(), rmaIssued()];
const received = [...issued, itemReceived()];
const refunded = [...received, refundApproved(), refundSettled()];

describe('OpenCase', () => {
  it('opens what the reservation describes', () => {
    given().when(openCase()).then(returnRequested());
    given()
      .when(openCase({ opening: [returnRequested(), eligibilityOverridden()] }))
      .then(returnRequested(), eligibilityOverridden());
  });

  it('opens once', () => {
    given(returnRequested()).when(openCase()).thenNothing();
    given(returnRequested(), returnDeclined()).when(openCase()).thenNothing();
  });
});

describe('a case that nobody requested', () => {
  it('takes no other command', () => {
    given().when(issueRma()).thenRefused('NO_RECORD_OF_SALE');
    given().when(addNote()).thenRefused('NO_RECORD_OF_SALE');
  });
});

describe('IssueRma', () => {
  it('gives the goods until the end of the thirtieth day after issue in the seller’s zone (R3)', () => {
    given(returnRequested())
      .when(issueRma({ now: '2026-03-01T09:00:00Z' }))
      .then(rmaIssued({ returnBy: '2026-03-31' }));
    given(returnRequested())
      .when(issueRma({ now: '2026-03-01T17:00:00Z' }))
      .then(rmaIssued({ returnBy: '2026-04-01' }));
    given(returnRequested())
      .when(issueRma({ now: '2028-02-01T09:00:00Z' }))
      .then(rmaIssued({ returnBy: '2028-03-02' }));
  });

  it('counts the days in the zone that the case was requested in', () => {
    given(returnRequested({ timeZone: 'Pacific/Kiritimati' }))
      .when(issueRma({ now: '2026-03-01T10:00:00Z' }))
      .then(rmaIssued({ returnBy: '2026-04-01' }));
    given(returnRequested({ timeZone: 'America/Los_Angeles' }))
      .when(issueRma({ now: '2026-03-02T07:59:59Z' }))
      .then(rmaIssued({ returnBy: '2026-03-31' }));
  });

  it('follows the procedure in force today in the order’s market, not the version of the order (R10)', () => {
    const { procedure, seller } = policy();
    const longer = policy({
      version: 'seller@000000000002',
      market: 'GB',
      effectiveFrom: '2026-03-02',
      procedure: { ...procedure, returnByDays: 60 },
      seller: { ...seller, returnAddress: ['London'] },
    });
    const policies = policyBook(policy(), policy({ version: 'seller@000000000001', market: 'GB' }), longer);
    given(returnRequested()).when(issueRma({ policies })).then(rmaIssued());
    given(returnRequested())
      .when(issueRma({ policies, now: '2026-03-02T02:00:00Z' }))
      .then(rmaIssued({ returnBy: '2026-05-01', returnAddress: ['London'] }));
  });

  it('waits for the proof to be confirmed where the warranty rests on it (R5)', () => {
    const doubtful = requestedLine({ entitlement: { until: '2026-07-10', restsOnProof: true } });
    const claim = returnRequested({ basis: 'warranty', lines: [doubtful], proofOfPurchase: { purchasedOn: '2026-04-10' } });
    given(claim).when(issueRma()).thenRefused('FACT_MISSING', { lineId: 'line-1', fact: 'proofConfirmed' });
    given(claim)
      .when(issueRma({ proofConfirmed: true }))
      .then(rmaIssued({ proofConfirmed: true }));
  });

  it('confirms no proof that was not given', () => {
    given(returnRequested())
      .when(issueRma({ proofConfirmed: true }))
      .then(rmaIssued({ proofConfirmed: false }));
  });

  it('is already so on an issued case, wherever its goods are', () => {
    given(...issued)
      .when(issueRma())
      .thenNothing();
    given(...received)
      .when(issueRma())
      .thenNothing();
  });

  it.each([
    ['declined', returnDeclined()],
    ['cancelled', returnCancelled()],
    ['closed', rmaClosed()],
  ])('is refused on a %s case', (status, end) => {
    given(returnRequested(), end).when(issueRma()).thenRefused('NOT_REQUESTED', { status });
  });
});

describe('ReissueForm', () => {
  it('makes the form out again, under the next number, as often as it is asked for', () => {
    given(...issued)
      .when(reissueForm())
      .then(rmaFormReissued());
    given(...issued, rmaFormReissued(), parcelDispatched())
      .when(reissueForm())
      .then(rmaFormReissued({ formDocument: 'RMA-3T2P-J1TD-5BMN-T/form/3' }));
  });

  it.each([
    ['requested', [returnRequested()]],
    ['declined', [returnRequested(), returnDeclined()]],
    ['cancelled', [...issued, returnCancelled()]],
    ['expired', [...issued, rmaExpired()]],
    ['received', received],
    ['inspected', [...received, itemInspected()]],
    ['lostInPost', [...issued, parcelDispatched(), parcelLostInPost()]],
    ['closed', [...refunded, rmaClosed()]],
  ] as [string, RmaEvent[]][])('is refused on a %s case', (status, history) => {
    given(...history)
      .when(reissueForm())
      .thenRefused('FORM_NOT_NEEDED', { status });
  });
});

describe('DeclineReturn', () => {
  it.each(['noRecordOfSale', 'outsideWarranty', 'outsideWindow', 'unidentifiable'] as const)(
    'says %s and names the reservation to release',
    (reason) => {
      given(returnRequested()).when(declineReturn({ reason })).then(returnDeclined({ reason }));
    },
  );

  it.each(['abuseOrMisuse', 'noFaultFound', 'rmaMissing'] as const)('is not for %s, which only an inspection shows', (reason) => {
    given(returnRequested())
      .when(declineReturn({ reason }))
      .thenRefused('REASON_NOT_ALLOWED', { reason, allowed: ['noRecordOfSale', 'outsideWarranty', 'outsideWindow', 'unidentifiable'] });
  });

  it('is already so on a declined case, and too late on any other', () => {
    given(returnRequested(), returnDeclined())
      .when(declineReturn({ reason: 'outsideWarranty' }))
      .thenNothing();
    given(...issued)
      .when(declineReturn())
      .thenRefused('NOT_REQUESTED', { status: 'issued' });
    given(...received)
      .when(declineReturn())
      .thenRefused('NOT_REQUESTED', { status: 'received' });
    given(returnRequested(), returnCancelled()).when(declineReturn()).thenRefused('NOT_REQUESTED', { status: 'cancelled' });
  });
});

describe('CancelReturn', () => {
  it('ends a requested or an issued case and names the reservation to release', () => {
    given(returnRequested()).when(cancelReturn()).then(returnCancelled());
    given(...issued)
      .when(cancelReturn({ personal: 'sealed:why' }))
      .then(returnCancelled({ personal: 'sealed:why' }));
  });

  it('is already so on a cancelled case', () => {
    given(...issued, returnCancelled())
      .when(cancelReturn())
      .thenNothing();
  });

  it.each([
    ['GOODS_ON_THE_WAY', [...issued, parcelDispatched()]],
    ['GOODS_HELD', received],
    ['GOODS_HELD', [...issued, parcelDispatched(), itemReceived()]],
    ['GOODS_HELD', [...issued, unexpectedItemReceived()]],
    ['GOODS_HELD', [returnRequested(), itemReceived({ outOfTurn: true })]],
    ['RMA_NOT_LIVE', [returnRequested(), returnDeclined()]],
    ['RMA_NOT_LIVE', [...refunded, rmaClosed()]],
  ] as [RefusalCode, RmaEvent[]][])('is refused with %s', (code, history) => {
    given(...history)
      .when(cancelReturn())
      .thenRefused(code);
  });

  it('is refused with where the case stands', () => {
    given(...received)
      .when(cancelReturn())
      .thenRefused('GOODS_HELD', { status: 'received' });
    given(returnRequested(), itemReceived({ outOfTurn: true }))
      .when(cancelReturn())
      .thenRefused('GOODS_HELD', { status: 'requested' });
  });

  it('is refused as soon as one of the units is on the way', () => {
    given(
      returnRequested({ lines: [requestedLine({ slots: [[0, 2]] })] }),
      rmaIssued(),
      parcelDispatched({ lines: [{ lineId: 'line-1', slots: [[2, 2]] }] }),
    )
      .when(cancelReturn())
      .thenRefused('GOODS_ON_THE_WAY', { status: 'inTransit' });
  });
});

describe('AddNote', () => {
  it.each([
    ['requested', [returnRequested()]],
    ['declined', [returnRequested(), returnDeclined()]],
    ['closed', [...refunded, rmaClosed()]],
  ] as [string, RmaEvent[]][])('adds a note to a %s case, every time', (_, history) => {
    given(...history)
      .when(addNote())
      .then(noteAdded());
    given(...history, noteAdded())
      .when(addNote())
      .then(noteAdded());
  });

  it('changes nothing else', () => {
    expect(caseOf(...received, noteAdded())).toEqual(caseOf(...received));
    expect(caseOf(...received, resolutionChosen(), noteAdded())).not.toEqual(caseOf(...received));
  });
});
