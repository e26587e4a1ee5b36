import type {
  BasisChanged,
  ChangeBasis,
  CloseIfSettled,
  ContinueCase,
  CorrectReceipt,
  DeclareLost,
  ExpireRma,
  ReissueForm,
  ReopenRma,
} from '../index.js';
import { agent, by, lead, upstream, warehouse } from './circumstances.js';
import { builder } from './plain.js';
import { rmaReinstated } from './rma-events.js';

export const reissueForm = builder<ReissueForm>('ReissueForm', by(agent));
/** The first moment after the last day of a case that was issued on 1 March. */
export const expireRma = builder<ExpireRma>('ExpireRma', { ...by(upstream), now: '2026-03-31T16:00:00.000Z' });
export const continueCase = builder<ContinueCase>('ContinueCase', { ...by(lead), continuation: rmaReinstated() });
export const declareLost = builder<DeclareLost>('DeclareLost', by(agent));
export const correctReceipt = builder<CorrectReceipt>('CorrectReceipt', {
  ...by(warehouse),
  lineId: 'line-1',
  quantity: 0,
  personal: 'sealed:reason',
});
export const closeIfSettled = builder<CloseIfSettled>('CloseIfSettled', by(upstream));
export const reopenRma = builder<ReopenRma>('ReopenRma', { ...by(lead), personal: 'sealed:reason' });
/** To a basis that the order's facts entitle to. */
export const changeBasis = builder<ChangeBasis & { readonly judgement: BasisChanged['entitlements'] }>('ChangeBasis', {
  ...by(agent),
  basis: 'warranty',
  wantedResolution: 'repair',
  troubleshooting: { guideId: 'guide-1', outcome: 'notSolved' },
  judgement: [{ lineId: 'line-1', entitlement: { until: '2027-02-20', restsOnProof: false } }],
  personal: 'sealed:troubleshooting',
});
