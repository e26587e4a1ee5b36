import { describe, expect, it } from '@jest/globals';
import {
  givenParcel as given,
  linkParcel,
  parcelLinked,
  parcelOf,
  parcelSentBack,
  receiveWithoutRma,
  sendParcelBack,
  unauthorisedParcelReceived,
} from '../testing/index.js';
import { evolveParcel, noParcel } from './state.js';

const received = unauthorisedParcelReceived();

describe('a parcel without RMA', () => {
  it('is received all the same, and waits in quarantine (R14)', () => {
    given().when(receiveWithoutRma()).then(received);
    given(received).when(receiveWithoutRma()).thenNothing();
    expect(parcelOf(received)).toMatchObject({ status: 'quarantined', rmaId: null, sentBack: null });
  });

  it('is linked to the RMA it belongs to, once', () => {
    given(received).when(linkParcel()).then(parcelLinked());
    given(received, parcelLinked()).when(linkParcel()).thenNothing();
    given(received, parcelLinked())
      .when(linkParcel({ rmaId: 'rma-2' }))
      .thenRefused('PARCEL_LINKED', { rmaId: 'rma-1' });
    expect(parcelOf(received, parcelLinked())).toMatchObject({ status: 'linked', rmaId: 'rma-1', personal: 'sealed:of-the-requester' });
  });

  it('goes back where it belongs to none: rmaMissing', () => {
    given(received)
      .when(sendParcelBack())
      .then(parcelSentBack({ reason: 'rmaMissing' }));
    given(received, parcelSentBack())
      .when(sendParcelBack({ carrier: null }))
      .thenNothing();
    expect(parcelOf(received, parcelSentBack())).toMatchObject({ status: 'sentBack', sentBack: { carrier: 'Post' } });
  });

  it('is never both linked and sent back', () => {
    given(received, parcelLinked()).when(sendParcelBack()).thenRefused('PARCEL_LINKED', { rmaId: 'rma-1' });
    given(received, parcelSentBack()).when(linkParcel()).thenRefused('PARCEL_SENT_BACK', { parcelId: 'parcel-1' });
  });

  it('that nobody received is not found', () => {
    for (const command of [linkParcel(), sendParcelBack()]) given().when(command).thenRefused('PARCEL_NOT_FOUND');
    expect(() => evolveParcel(noParcel, parcelLinked())).toThrow('ParcelLinked before UnauthorisedParcelReceived');
  });
});
