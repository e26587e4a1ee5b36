import { describe, expect, it } from '@jest/globals';
import { declineReasons, x12Codes } from './index.js';

describe('the ANSI X12 codes', () => {
  it('name every reason and finding to the factory side', () => {
    const told = declineReasons.map((reason) => [reason, x12Codes[reason].map(({ element, code }) => `${element} ${code}`)]);
    expect(Object.fromEntries(told)).toEqual({
      normalWearAndTear: ['1294 EW'],
      abuseOrMisuse: ['1172 CDR'],
      softwareModification: ['1172 UR'],
      noFaultFound: ['1294 IN', '1172 NDF'],
      outsideWarranty: ['1294 RT', '1172 EW'],
      outsideWindow: ['1294 RT'],
      noRecordOfSale: ['1294 NR'],
      serialMismatch: ['1294 UI'],
      unidentifiable: ['1294 UI'],
      damagedInReturnTransit: ['1294 FR'],
      rmaMissing: ['1172 PNR'],
    });
  });
});
