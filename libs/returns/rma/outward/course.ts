import { type Outwards, unitsOf } from '../../outward.js';
import type {
  EvidenceAttached,
  NoteAdded,
  OutstandingUnitsExpired,
  ReturnCancelled,
  ReturnDeclined,
  RmaClosed,
  RmaExpired,
  RmaFormReissued,
  RmaIssued,
  RmaReinstated,
  RmaReopened,
} from '../events.js';

type CourseEvent =
  | RmaIssued
  | RmaFormReissued
  | ReturnDeclined
  | ReturnCancelled
  | RmaExpired
  | OutstandingUnitsExpired
  | RmaReinstated
  | RmaClosed
  | RmaReopened
  | NoteAdded
  | EvidenceAttached;

export const courseOutward = {
  RmaIssued: {
    version: 1,
    of: ({ rmaNumber, returnBy, returnAddress, proofConfirmed }) => ({ rmaNumber, returnBy, returnAddress, proofConfirmed }),
  },
  RmaFormReissued: { unpublished: 'The same form under a name of our own: nothing about the return has changed.' },
  ReturnDeclined: { version: 1, of: ({ reason, orderId, personal }) => ({ reason, orderId, personal }) },
  ReturnCancelled: { version: 1, of: ({ orderId, personal }) => ({ orderId, personal }) },
  RmaExpired: { version: 1, of: ({ orderId }) => ({ orderId }) },
  OutstandingUnitsExpired: { version: 1, of: ({ orderId, lines }) => ({ orderId, lines: lines.map(unitsOf) }) },
  RmaReinstated: {
    version: 1,
    of: ({ orderId, returnBy, lines, personal }) => ({ orderId, returnBy, lines: lines.map(unitsOf), personal }),
  },
  RmaClosed: { version: 1, of: ({ outcome }) => ({ outcome }) },
  RmaReopened: { version: 1, of: ({ personal }) => ({ personal }) },
  NoteAdded: { unpublished: 'What the staff write for each other.' },
  EvidenceAttached: { unpublished: 'Files are given out to the staff and auditors only.' },
} as const satisfies Outwards<CourseEvent>;
