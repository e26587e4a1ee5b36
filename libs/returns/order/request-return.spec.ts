import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../decision.js';
import {
  agent,
  eligibilityOverridden,
  givenOrder as given,
  lead,
  orderOf,
  orderRecorded,
  policy,
  policyBook,
  requestedLine,
  requestReturn,
  returnRequested,
  shipment,
  shipmentRecorded,
  soldLine,
  unitsRefunded,
  unitsReserved,
  wantedLine,
} from '../testing/index.js';
import { decideOrder } from './decide.js';

const shipped = [orderRecorded(), shipmentRecorded()];
const warranty = {
  basis: 'warranty',
  wantedResolution: 'repair',
  troubleshooting: { guideId: 'guide-1', outcome: 'notSolved' },
} as const;

describe('RequestReturn', () => {
  it('reserves the units with the whole opening of the case in the event', () => {
    given(...shipped)
      .when(requestReturn())
      .then(unitsReserved({ opening: [returnRequested()] }));
  });

  it('carries the policy version and the entitlement as it was computed (R10)', () => {
    const terms = { troubleshooting: warranty.troubleshooting, basis: warranty.basis, wantedResolution: warranty.wantedResolution };
    given(...shipped)
      .when(requestReturn(warranty))
      .then(
        unitsReserved({
          opening: [returnRequested({ ...terms, lines: [requestedLine({ entitlement: { until: '2027-02-20', restsOnProof: false } })] })],
        }),
      );
  });

  it('follows the policy in force when the order was placed, not the one at the request (R10)', () => {
    const old = policy({ version: 'seller@000000000001' });
    const shorter = policy({
      version: 'seller@000000000002',
      effectiveFrom: '2026-02-19',
      moneyBack: { ...old.moneyBack, windowDays: 3 },
    });
    given(...shipped)
      .when(requestReturn({ policies: policyBook(old, shorter) }))
      .then(unitsReserved({ opening: [returnRequested({ policyVersion: 'seller@000000000001' })] }));
    given(orderRecorded({ placedOn: '2026-02-19' }), shipmentRecorded())
      .when(requestReturn({ policies: policyBook(old, shorter) }))
      .thenRefused('WINDOW_CLOSED', { until: '2026-02-23' });
  });

  it('judges a case brought over from elsewhere by the day it was asked for', () => {
    given(...shipped)
      .when(requestReturn({ now: '2026-05-01T02:00:00.000Z' }))
      .thenRefused('WINDOW_CLOSED');
    given(...shipped)
      .when(requestReturn({ now: '2026-05-01T02:00:00.000Z', requestedAt: '2026-03-01T02:00:00.000Z' }))
      .then(unitsReserved());
    given(...shipped)
      .when(requestReturn({ requestedAt: '2026-02-19T15:59:59.999Z' }))
      .thenRefused('NOT_SHIPPED', { on: '2026-02-19' });
  });

  it('is hardly longer than what was sold, however many serials its units have', () => {
    const serialNumbers = Array.from({ length: 9_600 }, (_, index) => `SN-${10_000_000 + index}`);
    const soldUnits = ['line-1', 'line-2', 'line-3'].map((lineId) => soldLine({ lineId, quantity: 9_600, serialNumbers }));
    const everything = soldUnits.map(({ lineId, quantity }) => ({ lineId, quantity }));
    const order = orderOf(orderRecorded({ lines: soldUnits }), shipmentRecorded({ lines: everything }));
    const decision = decideOrder(requestReturn({ lines: everything.map((units) => wantedLine(units)) }), order);
    expect(isRefusal(decision)).toBe(false);
    expect(JSON.stringify(decision).length).toBeLessThan(JSON.stringify(soldUnits).length + 3_000);
  });

  it('throws for a line that is named twice, which the edge refuses', () => {
    const twice = requestReturn({ lines: [wantedLine(), wantedLine()] });
    expect(() => decideOrder(twice, orderOf(...shipped))).toThrow('names every line once');
  });
});

describe('the refusals of RequestReturn come in the order of the design', () => {
  const serials = ['S-1', 'S-2', 'S-3'];
  const onReturn = unitsReserved({ rmaId: 'rma-0', reservationId: 'rma-0#1', lines: [{ lineId: 'line-1', slots: [[0, 0]] }] });
  const refunded = unitsRefunded({ rmaId: 'rma-0', reservationId: 'rma-0#1', lines: [{ lineId: 'line-1', slots: [[0, 0]] }] });

  // Every step puts right what the step before was refused for, and nothing else.
  const sold = orderRecorded({ lines: [soldLine({ category: null, serialNumbers: serials })] });
  const known = orderRecorded({ lines: [soldLine({ serialNumbers: serials })] });
  const late = { now: '2027-06-01T02:00:00.000Z' };
  const stranger = { kind: 'consumer', id: 'consumer-9', locale: null } as const;
  const nothingRight = { ...late, requestedBy: stranger, wantedResolution: 'repair', lines: [wantedLine({ lineId: 'line-9' })] } as const;
  const namesLine = { ...nothingRight, lines: [wantedLine({ quantity: 9, serialNumbers: ['X-9'] })] };
  const isBuyer = { ...namesLine, requestedBy: { kind: 'reseller', id: 'reseller-1', locale: null } } as const;
  const offered = { ...isBuyer, basis: 'warranty' } as const;
  const itsSerial = { ...offered, lines: [wantedLine({ quantity: 9, serialNumbers: ['S-1'] })] };
  const enough = { ...itsSerial, lines: [wantedLine({ serialNumbers: ['S-2'] })] };
  const inTime = { ...enough, now: '2026-03-01T02:00:00.000Z' };

  it.each([
    ['NO_RECORD_OF_SALE', [], nothingRight],
    ['NO_RECORD_OF_SALE', [sold], nothingRight],
    ['NOT_THE_BUYER', [sold], namesLine],
    ['RESOLUTION_NOT_OFFERED', [sold], isBuyer],
    ['NOT_SHIPPED', [sold], offered],
    ['FACT_MISSING', [sold, shipmentRecorded()], offered],
    ['SERIAL_NOT_ON_ORDER', [known, shipmentRecorded(), onReturn], offered],
    ['UNIT_ALREADY_ON_RMA', [known, shipmentRecorded(), onReturn], itsSerial],
    ['QUANTITY_NOT_RETURNABLE', [known, shipmentRecorded(), onReturn, refunded], itsSerial],
    ['WARRANTY_EXPIRED', [known, shipmentRecorded(), onReturn, refunded], enough],
    ['TROUBLESHOOTING_REQUIRED', [known, shipmentRecorded(), onReturn, refunded], inTime],
  ] as const)('%s', (code, history, told) => {
    given(...history)
      .when(requestReturn(told))
      .thenRefused(code);
  });

  it('until nothing is left to refuse', () => {
    const decision = decideOrder(
      requestReturn({ ...inTime, troubleshooting: warranty.troubleshooting }),
      orderOf(known, shipmentRecorded(), onReturn, refunded),
    );
    expect(isRefusal(decision)).toBe(false);
  });

  it('over all lines: a later line’s serial that is on a return comes before an earlier line’s quantity', () => {
    const lines = [soldLine(), soldLine({ lineId: 'line-2', serialNumbers: serials })];
    const everything = shipment({
      lines: [
        { lineId: 'line-1', quantity: 3 },
        { lineId: 'line-2', quantity: 3 },
      ],
    });
    const taken = unitsReserved({ rmaId: 'rma-0', reservationId: 'rma-0#1', lines: [{ lineId: 'line-2', slots: [[2, 2]] }] });
    given(orderRecorded({ lines }), shipmentRecorded(everything), taken)
      .when(requestReturn({ lines: [wantedLine({ quantity: 4 }), wantedLine({ lineId: 'line-2', serialNumbers: ['S-3'] })] }))
      .thenRefused('UNIT_ALREADY_ON_RMA', { lineId: 'line-2', serialNumber: 'S-3' });
  });
});

describe('troubleshooting opens the gate to the warranty', () => {
  it.each(['notSolved', 'notPossible'] as const)('when its outcome is %s', (outcome) => {
    given(...shipped)
      .when(requestReturn({ ...warranty, troubleshooting: { guideId: null, outcome } }))
      .then(
        unitsReserved({
          opening: [
            returnRequested({
              ...warranty,
              troubleshooting: { guideId: null, outcome },
              lines: [requestedLine({ entitlement: { until: '2027-02-20', restsOnProof: false } })],
            }),
          ],
        }),
      );
  });

  it('not when it solved the problem or was not tried', () => {
    given(...shipped)
      .when(requestReturn({ ...warranty, troubleshooting: { guideId: 'guide-1', outcome: 'solved' } }))
      .thenRefused('TROUBLESHOOTING_REQUIRED', { outcome: 'solved', opening: ['notSolved', 'notPossible'] });
    given(...shipped)
      .when(requestReturn({ ...warranty, troubleshooting: null }))
      .thenRefused('TROUBLESHOOTING_REQUIRED', { outcome: null });
  });

  it('and is no gate to the money-back guarantee', () => {
    given(...shipped)
      .when(requestReturn({ troubleshooting: { guideId: null, outcome: 'solved' } }))
      .then(unitsReserved({ opening: [returnRequested({ troubleshooting: { guideId: null, outcome: 'solved' } })] }));
  });
});

describe('an override', () => {
  const closed = { now: '2026-03-07T02:00:00.000Z', actor: lead };
  const override = { rule: 'WINDOW_CLOSED', personal: 'sealed:justification' } as const;
  const late = returnRequested({ requestedAt: '2026-03-07T02:00:00.000Z', requestedOn: '2026-03-07' });

  it('sets its rule aside and is told in the same append', () => {
    given(...shipped)
      .when(requestReturn(closed))
      .thenRefused('WINDOW_CLOSED');
    given(...shipped)
      .when(requestReturn({ ...closed, override }))
      .then(unitsReserved({ opening: [late, eligibilityOverridden()] }));
  });

  it('sets no other rule aside', () => {
    given(...shipped)
      .when(requestReturn({ ...closed, override: { ...override, rule: 'WARRANTY_EXPIRED' } }))
      .thenRefused('WINDOW_CLOSED');
    given(...shipped)
      .when(
        requestReturn({
          ...warranty,
          actor: lead,
          troubleshooting: null,
          now: '2027-02-21T02:00:00.000Z',
          override: { ...override, rule: 'WARRANTY_EXPIRED' },
        }),
      )
      .thenRefused('TROUBLESHOOTING_REQUIRED');
  });

  it('never sets quantity, serial, sale, shipment or a missing fact aside', () => {
    const overridden = { ...closed, override };
    given(...shipped)
      .when(requestReturn({ ...overridden, lines: [wantedLine({ quantity: 4 })] }))
      .thenRefused('QUANTITY_NOT_RETURNABLE');
    given(...shipped)
      .when(requestReturn({ ...overridden, lines: [wantedLine({ serialNumbers: ['X'] })] }))
      .thenRefused('SERIAL_NOT_ON_ORDER');
    given(...shipped)
      .when(requestReturn({ ...overridden, lines: [wantedLine({ lineId: 'line-9' })] }))
      .thenRefused('NO_RECORD_OF_SALE');
    given(orderRecorded()).when(requestReturn(overridden)).thenRefused('NOT_SHIPPED');
    given(...shipped)
      .when(requestReturn({ ...overridden, wantedResolution: 'repair' }))
      .thenRefused('RESOLUTION_NOT_OFFERED');
    given(orderRecorded({ lines: [soldLine({ category: null })] }), shipmentRecorded())
      .when(requestReturn({ ...overridden, ...warranty, override: { ...override, rule: 'WARRANTY_EXPIRED' } }))
      .thenRefused('FACT_MISSING');
  });

  it('is not told where no rule stood in the way', () => {
    given(...shipped)
      .when(requestReturn({ actor: lead, override }))
      .then(unitsReserved());
  });

  it('opens the troubleshooting gate', () => {
    const gate = { rule: 'TROUBLESHOOTING_REQUIRED', personal: 'sealed:justification' } as const;
    const asked = { ...warranty, troubleshooting: null };
    const lines = [requestedLine({ entitlement: { until: '2027-02-20', restsOnProof: false } })];
    given(...shipped)
      .when(requestReturn({ ...asked, actor: lead, override: gate }))
      .then(
        unitsReserved({ opening: [returnRequested({ ...asked, lines }), eligibilityOverridden({ rule: 'TROUBLESHOOTING_REQUIRED' })] }),
      );
  });

  it('is never for one’s own request', () => {
    given(...shipped)
      .when(requestReturn({ ...closed, actor: { id: 'reseller-1', role: 'lead' }, override }))
      .thenRefused('SEPARATION_OF_DUTIES', { actor: 'reseller-1' });
    given(...shipped)
      .when(requestReturn({ actor: { ...agent, id: 'reseller-1' } }))
      .then(unitsReserved());
  });
});
