import { type Aggregate, reviving, type SchemaVersions } from '#rma/event-store';
import { decideOrder, evolveOrder, type Order, type OrderCommand, type OrderEvent, unknownOrder } from '#rma/returns';

const schemaVersions: SchemaVersions<OrderEvent> = {
  OrderRecorded: 1,
  BuyerContactChanged: 1,
  ShipmentRecorded: 1,
  UnitsReserved: 1,
  UnitsReleased: 1,
  UnitsRefunded: 1,
  ReservationRenewed: 1,
  UnitReplaced: 1,
  UnitsLost: 1,
  UnitsFound: 1,
};

/** `rmaOrder-<orderId>`: what was sold and shipped, and which units are on which return. */
export const orderAggregate: Aggregate<Order, OrderEvent, OrderCommand> = {
  category: 'rmaOrder',
  initial: unknownOrder,
  evolve: evolveOrder,
  decide: decideOrder,
  schemaVersions,
  revive: reviving(schemaVersions),
};
