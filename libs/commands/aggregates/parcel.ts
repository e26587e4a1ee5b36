import { type Aggregate, reviving, type SchemaVersions } from '#rma/event-store';
import { decideParcel, evolveParcel, noParcel, type Parcel, type ParcelCommand, type ParcelEvent } from '#rma/returns';

const schemaVersions: SchemaVersions<ParcelEvent> = {
  UnauthorisedParcelReceived: 1,
  ParcelLinked: 1,
  ParcelSentBack: 1,
};

/** `rmaParcel-<parcelId>`: a parcel that came without RMA. */
export const parcelAggregate: Aggregate<Parcel, ParcelEvent, ParcelCommand> = {
  category: 'rmaParcel',
  initial: noParcel,
  evolve: evolveParcel,
  decide: decideParcel,
  schemaVersions,
  revive: reviving(schemaVersions),
};
