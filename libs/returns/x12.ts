import type { DeclineReason } from './codes.js';

/** A code of ANSI X12, with the data element that it belongs to. */
export interface X12Code {
  readonly element: '1172' | '1294';
  readonly code: string;
}

const x12 = (element: X12Code['element'], code: string): X12Code => ({ element, code });

/** How the factory side knows the reasons to decline and the findings (design page 1.6). */
export const x12Codes: Readonly<Record<DeclineReason, readonly X12Code[]>> = {
  normalWearAndTear: [x12('1294', 'EW')],
  abuseOrMisuse: [x12('1172', 'CDR')],
  softwareModification: [x12('1172', 'UR')], // the nearest there is
  noFaultFound: [x12('1294', 'IN'), x12('1172', 'NDF')],
  outsideWarranty: [x12('1294', 'RT'), x12('1172', 'EW')],
  outsideWindow: [x12('1294', 'RT')],
  noRecordOfSale: [x12('1294', 'NR')],
  serialMismatch: [x12('1294', 'UI')],
  unidentifiable: [x12('1294', 'UI')],
  damagedInReturnTransit: [x12('1294', 'FR')],
  rmaMissing: [x12('1172', 'PNR')],
};
