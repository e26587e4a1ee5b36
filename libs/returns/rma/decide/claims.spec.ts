import { describe, expect, it } from '@jest/globals';
import {
  by,
  caseOf,
  factoryClaimRequested,
  givenCase as given,
  itemInspected,
  itemReceived,
  lead,
  policy,
  policyBook,
  requestedLine,
  requestFactoryClaim,
  returnRequested,
  rmaClosed,
  rmaIssued,
} from '../../testing/index.js';
import type { RmaEvent } from '../events.js';

const warranty = { basis: 'warranty', wantedResolution: 'repair' } as const;
const three = requestedLine({ slots: [[0, 2]] });
const requested = (...lines: readonly (typeof three)[]) => [returnRequested({ ...warranty, lines }), rmaIssued()];
const received = [...requested(three), itemReceived({ slots: [[0, 2]] })];
const accepted = (told: Parameters<typeof itemInspected>[0] = {}) => itemInspected({ slots: [[0, 2]], ...told });
const claimedUnits = (told: object = {}) => ({ lineId: 'line-1', slots: [[0, 2]], sku: 'PHONE-1', faultCode: null, findings: [], ...told });
const declined = { verdict: 'declined', reason: 'abuseOrMisuse' } as const;

describe('RequestFactoryClaim', () => {
  it('claims the accepted units of the line that are on no claim yet', () => {
    given(...received, accepted())
      .when(requestFactoryClaim())
      .then(factoryClaimRequested({ lines: [claimedUnits()] } as object));
    given(...received, accepted(), factoryClaimRequested())
      .when(requestFactoryClaim({ claimId: 'claim-2' }))
      .then(factoryClaimRequested({ claimId: 'claim-2', lines: [claimedUnits({ slots: [[1, 2]] })] } as object));
  });

  it('claims no unit twice', () => {
    given(...received, accepted(), factoryClaimRequested({ lines: [claimedUnits()] } as object))
      .when(requestFactoryClaim({ claimId: 'claim-2' }))
      .thenRefused('NOTHING_TO_CLAIM');
    given(...received, accepted(), factoryClaimRequested())
      .when(requestFactoryClaim({ claimId: 'claim-2', lines: [{ lineId: 'line-1', quantity: 3 }] }))
      .thenRefused('NOTHING_TO_CLAIM', { lineId: 'line-1', asked: 3, available: 2 });
  });

  it('takes no unit that was declined, or waits for its verdict', () => {
    given(...received)
      .when(requestFactoryClaim())
      .thenRefused('NOTHING_TO_CLAIM');
    given(...received, accepted({ slots: [[0, 0]] }), accepted({ slots: [[1, 1]], ...declined }))
      .when(requestFactoryClaim())
      .then(factoryClaimRequested());
  });

  it('names each unit with what the latest look at it found', () => {
    const scratched = { faultCode: 'F-1', findings: ['normalWearAndTear'] } as const;
    given(...received, accepted({ slots: [[1, 2]] }), accepted({ slots: [[0, 0]], ...scratched }))
      .when(requestFactoryClaim())
      .then(
        factoryClaimRequested({ lines: [claimedUnits({ slots: [[0, 0]], ...scratched }), claimedUnits({ slots: [[1, 2]] })] } as object),
      );
    given(...received, accepted({ faultCode: 'F-0' }), accepted({ faultCode: 'F-1' }))
      .when(requestFactoryClaim())
      .then(factoryClaimRequested({ lines: [claimedUnits({ faultCode: 'F-1' })] } as object));
  });

  it('is for warranty returns', () => {
    given(returnRequested(), rmaIssued(), itemReceived(), itemInspected())
      .when(requestFactoryClaim())
      .thenRefused('NOT_UNDER_WARRANTY', { basis: 'moneyBack' });
  });

  it('is on one factory', () => {
    const other = { lineId: 'line-2', slots: [[0, 0]] } as const;
    const both = [
      ...requested(three, requestedLine({ ...other, factoryId: 'factory-2' })),
      itemReceived(),
      itemReceived(other),
      itemInspected(),
      itemInspected(other),
    ];
    given(...both)
      .when(requestFactoryClaim())
      .thenRefused('SEVERAL_FACTORIES', { factoryIds: ['factory-1', 'factory-2'] });
    given(...both)
      .when(requestFactoryClaim({ lines: [{ lineId: 'line-2', quantity: 1 }] }))
      .then(factoryClaimRequested({ factoryId: 'factory-2', lines: [claimedUnits(other)] } as object));
  });

  it('fails closed where the factory is not known: of the line, or of another product that replaced the unit once (I14)', () => {
    const replaced = [{ slots: [[0, 0]], sku: 'PHONE-2' }] as const;
    for (const [line, slots] of [
      [requestedLine({ slots: [[0, 2]], factoryId: null }), []],
      [requestedLine({ slots: [[0, 2]], replaced }), [[1, 2]]],
    ] as const) {
      const history: readonly RmaEvent[] = [...requested(line), itemReceived({ slots: [[0, 2]] }), accepted()];
      given(...history)
        .when(requestFactoryClaim({ lines: [{ lineId: 'line-1', quantity: 1 }] }))
        .thenRefused('FACT_MISSING', { lineId: 'line-1', fact: 'factoryId' });
      const unnamed = given(...history).when(requestFactoryClaim());
      if (slots.length === 0) unnamed.thenRefused('NOTHING_TO_CLAIM');
      else unnamed.then(factoryClaimRequested({ lines: [claimedUnits({ slots })] } as object));
    }
  });

  it('gives the factory as many days as the policy in force says, counted in the seller’s zone', () => {
    const { procedure } = policy();
    const policies = policyBook(policy({ procedure: { ...procedure, factoryResponseDays: 7 } }));
    given(...received, accepted({ slots: [[0, 0]] }))
      .when(requestFactoryClaim({ ...by(lead), policies, now: '2026-03-01T16:00:00.000Z' }))
      .then(factoryClaimRequested({ openedOn: '2026-03-02', dueBy: '2026-03-09' }));
  });

  it('asks nothing of the customer’s case: it is taken when it is closed, and changes only which claim the units are on', () => {
    const closed = [...received, accepted(), rmaClosed({ outcome: 'repaired' })];
    given(...closed)
      .when(requestFactoryClaim())
      .then(factoryClaimRequested({ lines: [claimedUnits()] } as object));
    const units = (...events: readonly RmaEvent[]) => caseOf(...closed, ...events).lines[0]?.units ?? [];
    const claimed = units(factoryClaimRequested({ lines: [claimedUnits()] } as object));
    expect(claimed.map(({ unit }) => unit)).toEqual(units().map(({ unit }) => ({ ...unit, claimId: 'claim-1' })));
  });
});
