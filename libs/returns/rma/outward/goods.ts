import { type Outwards, unitsOf } from '../../outward.js';
import type {
  ItemInspected,
  ItemReceived,
  ItemReinspected,
  LinkedParcelReceived,
  LostUnitsFound,
  ParcelDispatched,
  ParcelLostInPost,
  ReceiptCorrected,
  ResolutionChosen,
  UnexpectedItemReceived,
  UnitDisposed,
  UnitShippedBack,
} from '../events.js';

type GoodsEvent =
  | ParcelDispatched
  | ParcelLostInPost
  | LostUnitsFound
  | LinkedParcelReceived
  | ItemReceived
  | UnexpectedItemReceived
  | ReceiptCorrected
  | ItemInspected
  | ItemReinspected
  | ResolutionChosen
  | UnitDisposed
  | UnitShippedBack;

/** Without who looked, and without the files, which only the staff and auditors get. */
function inspectionOf(seen: Omit<ItemInspected, 'type'>) {
  const { condition, faultCode, verdict, reason, findings, disposition, personal } = seen;
  return { ...unitsOf(seen), condition, faultCode, verdict, reason, findings, disposition, personal };
}

export const goodsOutward = {
  ParcelDispatched: { version: 1, of: ({ carrier, lines, personal }) => ({ carrier, lines: lines.map(unitsOf), personal }) },
  ParcelLostInPost: { version: 1, of: ({ orderId, lines }) => ({ orderId, lines: lines.map(unitsOf) }) },
  LostUnitsFound: { version: 1, of: ({ orderId, lines }) => ({ orderId, lines: lines.map(unitsOf) }) },
  LinkedParcelReceived: { unpublished: 'ParcelLinked tells the same.' },
  ItemReceived: {
    version: 1,
    of: ({ serialNumbers, formPresent, outOfTurn, ...units }) => ({ ...unitsOf(units), serialNumbers, formPresent, outOfTurn }),
  },
  UnexpectedItemReceived: {
    version: 1,
    of: ({ unexpectedId, why, lineId, sku, serialNumber, quantity, formPresent, outOfTurn, personal }) => ({
      unexpectedId,
      why,
      lineId,
      sku,
      serialNumber,
      quantity,
      formPresent,
      outOfTurn,
      personal,
    }),
  },
  ReceiptCorrected: { version: 1, of: ({ lineId, from, to, personal }) => ({ lineId, from, to, personal }) },
  ItemInspected: { version: 1, of: inspectionOf },
  ItemReinspected: {
    version: 1,
    of: (seen) => ({ ...inspectionOf(seen), previous: { verdict: seen.previous.verdict, reason: seen.previous.reason } }),
  },
  ResolutionChosen: { version: 1, of: ({ resolution, lines, personal }) => ({ resolution, lines: lines.map(unitsOf), personal }) },
  UnitDisposed: {
    version: 1,
    of: ({ disposition, lines, unexpectedIds }) => ({ disposition, lines: lines.map(unitsOf), unexpectedIds }),
  },
  UnitShippedBack: {
    version: 1,
    of: ({ orderId, carrier, lines, unexpectedIds, personal }) => ({
      orderId,
      carrier,
      lines: lines.map(unitsOf),
      unexpectedIds,
      personal,
    }),
  },
} as const satisfies Outwards<GoodsEvent>;
