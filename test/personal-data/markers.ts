import { randomBytes } from 'node:crypto';

/** Every field in which a person is named or says something. */
export const personalFields = [
  'buyerName',
  'buyerEmail',
  'requesterName',
  'requesterEmail',
  'reasonText',
  'proofReference',
  'troubleshootingStep',
  'troubleshootingText',
  'justification',
  'declineMessage',
  'cancelReason',
  'trackingNumber',
  'unexpectedDescription',
  'inspectorNote',
  'agreedBy',
  'rejectReason',
  'reinspectionNote',
  'repairReason',
  'trackingNumberBack',
  'correctionReason',
  'reinstatementReason',
  'reopeningReason',
  'note',
] as const;

export type PersonalField = (typeof personalFields)[number];
/** What this person's fields are filled with: each a text that is nowhere else. */
export type Markers = Readonly<Record<PersonalField, string>>;

export function newMarkers(): Markers {
  const marked = personalFields.map((field) => {
    const marker = `${field}-${randomBytes(8).toString('hex')}`;
    return [field, field.endsWith('Email') ? `${marker}@example.com` : marker];
  });
  return Object.fromEntries(marked) as Markers;
}

/** What only staff may read. */
export const staffOnly: readonly PersonalField[] = [
  'justification',
  'inspectorNote',
  'rejectReason',
  'reinspectionNote',
  'repairReason',
  'correctionReason',
  'reinstatementReason',
  'reopeningReason',
  'note',
];
