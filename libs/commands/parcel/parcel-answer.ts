import type { Accepted, Position } from '#rma/event-store';
import type { Parcel, ReceivedParcel, RmaId } from '#rma/returns';

/** What every command on a parcel without RMA answers; the same for every repeat. */
export interface ParcelAnswer {
  readonly parcelId: string;
  readonly status: ReceivedParcel['status'];
  readonly rmaId: RmaId | null;
  readonly revision: number;
  readonly position: Position;
  readonly events: readonly string[];
}

type Reached = Pick<Accepted<Parcel, never>, 'state' | 'revision' | 'position'> & {
  readonly events: readonly { readonly type: string }[];
};

export function parcelAnswer({ state, revision, position, events }: Reached): ParcelAnswer {
  if (state.status === 'none' || position === null) throw new Error('An accepted command leaves a parcel behind.');
  const { parcelId, status, rmaId } = state;
  return { parcelId, status, rmaId, revision, position, events: events.map(({ type }) => type) };
}
