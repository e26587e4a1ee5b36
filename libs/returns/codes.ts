/** The codes of design pages 1 and 3 that commands, events and the API share. */
export const bases = ['moneyBack', 'warranty'] as const;
export type Basis = (typeof bases)[number];

export const resolutions = ['refund', 'replaceSame', 'replaceSameValue', 'repair', 'returnAsIs'] as const;
export type Resolution = (typeof resolutions)[number];

export const categories = ['mp3Mp4Player', 'cellPhone', 'cellPhoneBattery', 'cellPhoneAccessory', 'other'] as const;
export type Category = (typeof categories)[number];

export const returnReasons = ['defective', 'seemsDefective', 'changeOfMind', 'wrongItem', 'notAsDescribed', 'damagedOnArrival'] as const;
export type ReturnReason = (typeof returnReasons)[number];

export const troubleshootingOutcomes = ['solved', 'notSolved', 'notPossible'] as const;
export type TroubleshootingOutcome = (typeof troubleshootingOutcomes)[number];

export const channels = ['reseller', 'consumer', 'agent'] as const;
export type Channel = (typeof channels)[number];

export const dispositions = ['restock', 'refurbish', 'repair', 'scrap', 'returnToSender', 'sendToFactory', 'quarantine'] as const;
export type Disposition = (typeof dispositions)[number];

/** Reasons to decline and findings of an inspection (design page 1.6). */
export const declineReasons = [
  'normalWearAndTear',
  'abuseOrMisuse',
  'softwareModification',
  'noFaultFound',
  'outsideWarranty',
  'outsideWindow',
  'noRecordOfSale',
  'serialMismatch',
  'unidentifiable',
  'damagedInReturnTransit',
  'rmaMissing',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Refusals that a lead may set aside: never quantity, serial, sale, resolution or receipt (design page 1.10). */
export const overridableRules = ['WINDOW_CLOSED', 'WARRANTY_EXPIRED', 'TROUBLESHOOTING_REQUIRED'] as const;
export type OverridableRule = (typeof overridableRules)[number];
