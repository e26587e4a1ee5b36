import type { Policy, PolicyBook } from '../index.js';
import type { Plain } from './plain.js';

const seller: Plain<Policy> = {
  version: 'seller@test00000000',
  name: 'seller',
  market: '*',
  effectiveFrom: null,
  seller: {
    name: 'Returns Department',
    returnAddress: ['Unit B, 2/F, High Fashion Centre', '1-11 Kwai Hei Street', 'Kwai Chung', 'Hong Kong'],
    phones: ['1800 741-1388 (US)', '0203 355-1257 (UK)', '+86 755 29620083 (worldwide)'],
    email: 'returns@seller.example',
    timeZone: 'Asia/Hong_Kong',
  },
  moneyBack: {
    windowDays: 14,
    resolutions: ['refund', 'replaceSame', 'replaceSameValue'],
    declineReasons: ['serialMismatch', 'unidentifiable', 'noRecordOfSale'],
    troubleshootingOutcomes: null,
  },
  warranty: {
    terms: {
      mp3Mp4Player: { months: 3 },
      cellPhone: { months: 12 },
      cellPhoneBattery: { months: 6 },
      cellPhoneAccessory: 'lifetime',
      other: { months: 3 },
    },
    startsLatestMonthsAfterShipment: 12,
    resolutions: ['repair', 'replaceSame', 'replaceSameValue'],
    declineReasons: [
      'normalWearAndTear',
      'abuseOrMisuse',
      'softwareModification',
      'noFaultFound',
      'outsideWarranty',
      'noRecordOfSale',
      'serialMismatch',
      'unidentifiable',
      'damagedInReturnTransit',
      'rmaMissing',
    ],
    troubleshootingOutcomes: ['notSolved', 'notPossible'],
  },
  requestDeclineReasons: ['noRecordOfSale', 'outsideWarranty', 'outsideWindow', 'unidentifiable'],
  procedure: {
    returnByDays: 30,
    factoryResponseDays: 30,
    refundWithoutApprovalUpTo: { USD: 50000, GBP: 40000, EUR: 45000, HKD: 390000, CNY: 360000 },
    replacementValueTolerance: 0,
  },
};

/** The seller's policy as it ships, or one that differs from it. */
export function policy(told: Partial<Plain<Policy>> = {}): Policy {
  return { ...seller, ...told } as Policy;
}

/** A book of these versions, of the seller's policy alone when none is told. */
export function policyBook(...policies: readonly Policy[]): PolicyBook {
  return { policies: policies.length > 0 ? policies : [policy()] };
}
