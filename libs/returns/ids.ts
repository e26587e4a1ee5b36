type Branded<Name extends string> = string & { readonly __brand: Name };

export type OrderId = Branded<'OrderId'>;
export type LineId = Branded<'LineId'>;
export type RmaId = Branded<'RmaId'>;
export type RefundId = Branded<'RefundId'>;
export type ReservationId = Branded<'ReservationId'>;
/** A calendar day `YYYY-MM-DD` in the seller's zone. */
export type Day = Branded<'Day'>;
/** A moment, RFC 3339 in UTC with milliseconds. */
export type Instant = Branded<'Instant'>;
/** Personal data as it is stored: sealed under one person's key, opaque to the domain. */
export type Sealed = Branded<'Sealed'>;
