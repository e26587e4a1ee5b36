import { type Outwards, slotsOnOrder } from '../outward.js';
import type { OrderEvent } from './events.js';

/** What others get to know of a sale; not how its buyer paid. */
export const orderOutward = {
  OrderRecorded: {
    version: 1,
    of: ({ orderId, orderNumber, buyer, market, currency, placedOn, lines, shipping, locale, personal }) => ({
      orderId,
      orderNumber,
      buyer: { kind: buyer.kind, id: buyer.id, locale },
      market,
      currency,
      placedOn,
      lines: lines.map(({ lineId, sku, description, category, factoryId, quantity, itemsTotal, tax, serialNumbers }) => ({
        lineId,
        sku,
        description,
        category,
        factoryId,
        quantity,
        itemsTotal,
        tax,
        serialNumbers,
      })),
      shipping,
      personal,
    }),
  },
  BuyerContactChanged: { version: 1, of: ({ locale, personal }) => ({ locale, personal }) },
  ShipmentRecorded: {
    version: 1,
    of: ({ shipmentId, shippedOn, lines }) => ({
      shipmentId,
      shippedOn,
      lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
    }),
  },
  UnitsReserved: { unpublished: slotsOnOrder },
  UnitsReleased: { unpublished: slotsOnOrder },
  UnitsRefunded: { unpublished: slotsOnOrder },
  ReservationRenewed: { unpublished: slotsOnOrder },
  UnitReplaced: { unpublished: slotsOnOrder },
  UnitsLost: { unpublished: slotsOnOrder },
  UnitsFound: { unpublished: slotsOnOrder },
} as const satisfies Outwards<OrderEvent>;
