import { type Outwards, unitsOf } from '../../outward.js';
import type {
  FactoryClaimRequested,
  RepairAbandoned,
  RepairCompleted,
  RepairStarted,
  ReplacementAllocated,
  ReplacementLost,
  ReplacementShipped,
  ReplacementUnavailable,
} from '../events.js';

type RemedyEvent =
  | ReplacementAllocated
  | ReplacementUnavailable
  | ReplacementShipped
  | ReplacementLost
  | RepairStarted
  | RepairCompleted
  | RepairAbandoned
  | FactoryClaimRequested;

export const remediesOutward = {
  ReplacementAllocated: {
    version: 1,
    of: ({ resolution, sku, unitValue, ...units }) => ({ resolution, ...unitsOf(units), sku, unitValue }),
  },
  ReplacementUnavailable: { version: 1, of: ({ lines }) => ({ lines: lines.map(unitsOf) }) },
  ReplacementShipped: {
    version: 1,
    of: ({ orderId, carrier, lines, personal }) => ({
      orderId,
      carrier,
      lines: lines.map(({ sku, serialNumbers, ...units }) => ({ ...unitsOf(units), sku, serialNumbers })),
      personal,
    }),
  },
  ReplacementLost: { version: 1, of: ({ lines }) => ({ lines: lines.map(unitsOf) }) },
  RepairStarted: { version: 1, of: ({ lines }) => ({ lines: lines.map(unitsOf) }) },
  RepairCompleted: {
    version: 1,
    of: ({ lines, parts, labourMinutes, charged }) => ({ lines: lines.map(unitsOf), parts, labourMinutes, charged }),
  },
  RepairAbandoned: { version: 1, of: ({ lines, personal }) => ({ lines: lines.map(unitsOf), personal }) },
  FactoryClaimRequested: { unpublished: 'FactoryClaimOpened tells the same.' },
} as const satisfies Outwards<RemedyEvent>;
