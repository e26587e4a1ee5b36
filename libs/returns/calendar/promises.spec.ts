import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../decision.js';
import {
  caseOf,
  expireRma,
  issueRma,
  livedCase,
  openCase,
  orderOf,
  orderRecorded,
  policy,
  policyBook,
  requestReturn,
  returnRequested,
  shipmentRecorded,
  soldLine,
  wantedLine,
} from '../testing/index.js';
import { requestReturn as decideRequest } from '../order/request-return.js';
import { expireRma as decideExpiry } from '../rma/decide/expiry.js';

const sellerIn = (timeZone: string) => policyBook(policy({ seller: { ...policy().seller, timeZone } }));
const aMillisecondBefore = (moment: string) => new Date(Date.parse(moment) - 1).toISOString();

/** `yes`, or why not, for a request at this moment to a seller in this zone. */
function askedAt(now: string, timeZone: string, shippedOn: string, claim: 'moneyBack' | 'warranty'): string {
  const order = orderOf(
    orderRecorded({ placedOn: shippedOn, lines: [soldLine({ category: 'mp3Mp4Player' })] }),
    shipmentRecorded({ shippedOn }),
  );
  const warranty = { basis: 'warranty', wantedResolution: 'repair', troubleshooting: { guideId: null, outcome: 'notSolved' } } as const;
  const decided = decideRequest(requestReturn({ now, policies: sellerIn(timeZone), ...(claim === 'warranty' ? warranty : {}) }), order);
  return isRefusal(decided) ? decided.refused : 'yes';
}

describe('the money-back window is fourteen calendar days of the seller’s (R1)', () => {
  it.each([
    ['over the end of a year', 'Asia/Hong_Kong', '2026-12-20', '2027-01-03T16:00:00.000Z'],
    ['over the end of February', 'Asia/Hong_Kong', '2026-02-20', '2026-03-06T16:00:00.000Z'],
    ['to the leap day', 'Pacific/Pago_Pago', '2028-02-15', '2028-03-01T11:00:00.000Z'],
    ['over the leap day', 'Pacific/Kiritimati', '2028-02-20', '2028-03-05T10:00:00.000Z'],
    ['when a day of it has 23 hours', 'America/New_York', '2026-02-25', '2026-03-12T04:00:00.000Z'],
    ['when a day of it has 25 hours', 'America/New_York', '2026-10-20', '2026-11-04T05:00:00.000Z'],
    ['when the clocks change on its last night', 'Europe/London', '2026-03-14', '2026-03-29T00:00:00.000Z'],
    ['when they change by half an hour', 'Australia/Lord_Howe', '2026-09-28', '2026-10-12T13:00:00.000Z'],
    ['over a day that the zone has left out', 'Pacific/Apia', '2011-12-20', '2012-01-03T10:00:00.000Z'],
    ['where midnight is no whole hour from UTC', 'Asia/Kathmandu', '2026-02-20', '2026-03-06T18:15:00.000Z'],
  ])('%s, in %s', (_, timeZone, shippedOn, over) => {
    expect(askedAt(aMillisecondBefore(over), timeZone, shippedOn, 'moneyBack')).toBe('yes');
    expect(askedAt(over, timeZone, shippedOn, 'moneyBack')).toBe('WINDOW_CLOSED');
  });
});

describe('a warranty term is calendar months, clamped to the month’s end (R7)', () => {
  it.each([
    ['to the end of February', 'Asia/Hong_Kong', '2026-11-30', '2027-02-28T16:00:00.000Z'],
    ['to the leap day', 'Asia/Hong_Kong', '2027-11-30', '2028-02-29T16:00:00.000Z'],
    ['from the leap day', 'Asia/Hong_Kong', '2028-02-29', '2028-05-29T16:00:00.000Z'],
    ['over the end of a year', 'America/New_York', '2026-10-31', '2027-02-01T05:00:00.000Z'],
    ['into summer time', 'America/New_York', '2026-01-31', '2026-05-01T04:00:00.000Z'],
    ['out of summer time', 'Europe/London', '2026-08-31', '2026-12-01T00:00:00.000Z'],
    ['far in the east', 'Pacific/Kiritimati', '2026-03-31', '2026-06-30T10:00:00.000Z'],
    ['far in the west', 'Pacific/Pago_Pago', '2026-03-31', '2026-07-01T11:00:00.000Z'],
  ])('%s, in %s', (_, timeZone, shippedOn, over) => {
    expect(askedAt(aMillisecondBefore(over), timeZone, shippedOn, 'warranty')).toBe('yes');
    expect(askedAt(over, timeZone, shippedOn, 'warranty')).toBe('WARRANTY_EXPIRED');
  });
});

describe('the goods have until the end of a day of the seller’s, thirty days after issue (R3)', () => {
  it.each([
    ['over the end of February', 'Asia/Hong_Kong', '2026-02-20T02:00:00.000Z', '2026-03-22', '2026-03-22T16:00:00.000Z'],
    ['over the leap day', 'Asia/Hong_Kong', '2028-02-20T02:00:00.000Z', '2028-03-21', '2028-03-21T16:00:00.000Z'],
    ['from what is the next day already', 'Asia/Hong_Kong', '2026-12-31T16:00:00.000Z', '2027-01-31', '2027-01-31T16:00:00.000Z'],
    ['into summer time', 'America/New_York', '2026-02-20T04:59:59.999Z', '2026-03-21', '2026-03-22T04:00:00.000Z'],
    ['out of summer time', 'America/New_York', '2026-10-20T12:00:00.000Z', '2026-11-19', '2026-11-20T05:00:00.000Z'],
    ['by half an hour', 'Australia/Lord_Howe', '2026-03-20T12:00:00.000Z', '2026-04-19', '2026-04-19T13:30:00.000Z'],
    ['far in the east', 'Pacific/Kiritimati', '2026-03-01T10:00:00.000Z', '2026-04-01', '2026-04-01T10:00:00.000Z'],
    ['far in the west', 'Pacific/Pago_Pago', '2026-03-01T10:59:59.999Z', '2026-03-30', '2026-03-31T11:00:00.000Z'],
  ])('%s, in %s', (_, timeZone, issuedAt, returnBy, over) => {
    const rma = caseOf(...livedCase(openCase({ opening: [returnRequested({ timeZone })] }), issueRma({ now: issuedAt })));
    expect(rma.returnBy).toBe(returnBy);
    expect(decideExpiry(expireRma({ now: aMillisecondBefore(over) }), rma)).toEqual([]);
    expect(decideExpiry(expireRma({ now: over }), rma)).toMatchObject([{ type: 'RmaExpired' }]);
  });
});

describe('the window of an order runs from its first shipment, for every parcel of it (R2)', () => {
  const lines = [soldLine(), soldLine({ lineId: 'line-2' })];
  const first = shipmentRecorded({ shippedOn: '2026-02-20', lines: [{ lineId: 'line-1', quantity: 1 }] });
  const second = shipmentRecorded({ shipmentId: 'shipment-2', shippedOn: '2026-03-05', lines: [{ lineId: 'line-2', quantity: 1 }] });
  const asked = (now: string, ...shipments: (typeof first)[]) => {
    const request = requestReturn({ now, lines: [wantedLine(), wantedLine({ lineId: 'line-2' })] });
    const decided = decideRequest(request, orderOf(orderRecorded({ lines }), ...shipments));
    return isRefusal(decided) ? decided.refused : 'yes';
  };

  it.each([
    ['in the order they left', [first, second]],
    ['told the other way round', [second, first]],
  ])('%s', (_, shipments) => {
    expect(asked('2026-03-06T15:59:59.999Z', ...shipments)).toBe('yes');
    expect(asked('2026-03-06T16:00:00.000Z', ...shipments)).toBe('WINDOW_CLOSED');
  });

  it('and holds nothing that has not left yet', () => {
    expect(asked('2026-03-04T02:00:00.000Z', first, second)).toBe('NOT_SHIPPED');
  });
});
