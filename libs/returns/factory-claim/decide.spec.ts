import { describe, expect, it } from '@jest/globals';
import {
  claimLine,
  claimOf,
  factoryClaimAccepted as accepted,
  factoryClaimOpened as opened,
  factoryClaimRejected as rejected,
  factoryClaimTimedOut as timedOut,
  givenClaim as given,
  honourForFactory,
  openClaim,
  recordFactoryResponse,
  timeOutClaim,
  warrantyHonouredByCompany as honoured,
} from '../testing/index.js';
import { evolveClaim, noClaim } from './state.js';
import { claimView } from './view.js';

const accept = recordFactoryResponse();
const reject = recordFactoryResponse({ rejectedFor: 'NOT-OURS' });

describe('OpenClaim', () => {
  it('asks the factory, the findings in its own codes', () => {
    const { x12: _, ...units } = claimLine({ findings: ['noFaultFound', 'normalWearAndTear'] });
    const x12 = [
      { element: '1294', code: 'IN' },
      { element: '1172', code: 'NDF' },
      { element: '1294', code: 'EW' },
    ] as const;
    given()
      .when(openClaim({ lines: [units] }))
      .then(opened({ lines: [{ ...units, x12 }] }));
  });

  it('is done once', () => {
    given(opened()).when(openClaim()).thenNothing();
  });

  it('comes before everything else', () => {
    for (const command of [accept, timeOutClaim(), honourForFactory()]) given().when(command).thenRefused('CLAIM_NOT_FOUND');
    expect(() => evolveClaim(noClaim, accepted())).toThrow('FactoryClaimAccepted before FactoryClaimOpened');
  });
});

describe('RecordFactoryResponse', () => {
  it('records that the factory accepts, or its code where it rejects', () => {
    given(opened()).when(accept).then(accepted());
    given(opened()).when(reject).then(rejected());
  });

  it('is already so when the same is said again, and refused when it differs', () => {
    given(opened(), accepted()).when(accept).thenNothing();
    given(opened(), rejected()).when(reject).thenNothing();
    given(opened(), accepted()).when(reject).thenRefused('CLAIM_ANSWERED', { status: 'accepted' });
    given(opened(), rejected()).when(accept).thenRefused('CLAIM_ANSWERED', { status: 'rejected', code: 'NOT-OURS' });
    given(opened(), rejected())
      .when(recordFactoryResponse({ rejectedFor: 'X' }))
      .thenRefused('CLAIM_ANSWERED');
  });

  it('counts when it is late: after the claim timed out, even after the seller honoured it', () => {
    given(opened(), timedOut())
      .when(accept)
      .then(accepted({ late: true }));
    given(opened(), timedOut())
      .when(reject)
      .then(rejected({ late: true }));
    given(opened(), timedOut(), honoured())
      .when(accept)
      .then(accepted({ late: true }));
  });
});

describe('TimeOutClaim', () => {
  it('has the last day inside until midnight in the seller’s zone', () => {
    given(opened())
      .when(timeOutClaim({ now: '2026-03-31T15:59:59.999Z' }))
      .thenNothing();
    given(opened())
      .when(timeOutClaim({ now: '2026-03-31T16:00:00.000Z' }))
      .then(timedOut());
  });

  it('finds nothing to do where the factory answered, or it was done', () => {
    for (const event of [accepted(), rejected(), timedOut()]) given(opened(), event).when(timeOutClaim()).thenNothing();
  });
});

describe('HonourForFactory', () => {
  it.each([
    ['rejects', rejected()],
    ['stays silent', timedOut()],
  ])('bears the cost when the factory %s', (_, event) => {
    given(opened(), event).when(honourForFactory()).then(honoured());
  });

  it('is refused while the factory may honour its warranty, or does', () => {
    given(opened()).when(honourForFactory()).thenRefused('CLAIM_NOT_REFUSED', { status: 'open' });
    given(opened(), accepted()).when(honourForFactory()).thenRefused('CLAIM_NOT_REFUSED', { status: 'accepted' });
    given(opened(), timedOut(), accepted({ late: true }))
      .when(honourForFactory())
      .thenRefused('CLAIM_NOT_REFUSED', { status: 'accepted' });
  });

  it('is borne once', () => {
    given(opened(), rejected(), honoured()).when(honourForFactory()).thenNothing();
    given(opened(), rejected(), honoured())
      .when(honourForFactory({ cost: { amount: 4200, currency: 'USD' } }))
      .thenRefused('CLAIM_HONOURED', { cost: { amount: 4200, currency: 'GBP' } });
  });
});

describe('a claim, as people read it', () => {
  it('says what was asked of whom until when, and what came of it', () => {
    const claim = claimOf(opened({ lines: [claimLine({ slots: [[0, 2]] })] }), timedOut(), rejected({ late: true }), honoured());
    expect(claim.status !== 'none' && claimView(claim)).toEqual({
      claimId: 'claim-1',
      rmaId: 'rma-1',
      factoryId: 'factory-1',
      status: 'rejected',
      lines: [{ lineId: 'line-1', sku: 'PHONE-1', quantity: 3, faultCode: null, findings: [], x12: [] }],
      openedOn: '2026-03-01',
      dueBy: '2026-03-31',
      code: 'NOT-OURS',
      cost: { amount: 4200, currency: 'GBP' },
    });
  });
});
