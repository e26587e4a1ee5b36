import { describe, expect, it } from '@jest/globals';
import { goldenHistories, revived, stored } from '../testing/golden.js';
import { claimLine, honourForFactory, livedClaim, openClaim, recordFactoryResponse, timeOutClaim } from '../testing/index.js';
import type { FactoryClaimEvent } from './events.js';
import { evolveClaim, noClaim } from './state.js';

const types: Record<FactoryClaimEvent['type'], true> = {
  FactoryClaimOpened: true,
  FactoryClaimAccepted: true,
  FactoryClaimRejected: true,
  FactoryClaimTimedOut: true,
  WarrantyHonouredByCompany: true,
};
const golden = goldenHistories(new URL('golden.json', import.meta.url));
const { x12: _, ...units } = claimLine({ faultCode: 'F-12', findings: ['normalWearAndTear'] });

/** What the golden histories were decided from. */
const lives: Record<string, readonly FactoryClaimEvent[]> = {
  accepted: livedClaim(openClaim({ lines: [units] }), recordFactoryResponse()),
  honoured: livedClaim(openClaim(), timeOutClaim(), recordFactoryResponse({ rejectedFor: 'NOT-OURS' }), honourForFactory()),
};

describe('the events of a claim on a factory', () => {
  it('each have a golden sample', () => {
    const sampled = new Set(Object.values(golden).flatMap((history) => history.map(({ type }) => type)));
    expect([...sampled].toSorted()).toEqual(Object.keys(types).toSorted());
  });

  it('are written as they were when the samples were taken', () => {
    for (const [name, life] of Object.entries(lives)) expect(life.map(stored)).toStrictEqual(golden[name]);
  });

  it('are read as they were when the samples were taken', () => {
    expect(Object.keys(golden)).toEqual(Object.keys(lives));
    const folded = Object.values(golden).map((history) => revived<FactoryClaimEvent>(history).reduce(evolveClaim, noClaim));
    expect(folded).toMatchObject([
      { status: 'accepted', factoryId: 'factory-1', lines: [{ faultCode: 'F-12', x12: [{ element: '1294', code: 'EW' }] }], cost: null },
      { status: 'rejected', code: 'NOT-OURS', dueBy: '2026-03-31', cost: { amount: 4200, currency: 'GBP' } },
    ]);
  });
});
