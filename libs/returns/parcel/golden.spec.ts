import { describe, expect, it } from '@jest/globals';
import { goldenHistories, revived, stored } from '../testing/golden.js';
import { linkParcel, livedParcel, receiveWithoutRma, sendParcelBack } from '../testing/index.js';
import type { ParcelEvent } from './events.js';
import { evolveParcel, noParcel } from './state.js';

const types: Record<ParcelEvent['type'], true> = { UnauthorisedParcelReceived: true, ParcelLinked: true, ParcelSentBack: true };
const golden = goldenHistories(new URL('golden.json', import.meta.url));

/** What the golden histories were decided from. */
const lives: Record<string, readonly ParcelEvent[]> = {
  linked: livedParcel(receiveWithoutRma(), linkParcel()),
  sentBack: livedParcel(receiveWithoutRma({ carrier: null, personal: null }), sendParcelBack()),
};

describe('the events of a parcel without RMA', () => {
  it('each have a golden sample', () => {
    const sampled = new Set(Object.values(golden).flatMap((history) => history.map(({ type }) => type)));
    expect([...sampled].toSorted()).toEqual(Object.keys(types).toSorted());
  });

  it('are written as they were when the samples were taken', () => {
    for (const [name, life] of Object.entries(lives)) expect(life.map(stored)).toStrictEqual(golden[name]);
  });

  it('are read as they were when the samples were taken', () => {
    expect(Object.keys(golden)).toEqual(Object.keys(lives));
    const folded = Object.values(golden).map((history) => revived<ParcelEvent>(history).reduce(evolveParcel, noParcel));
    expect(folded).toMatchObject([
      { status: 'linked', rmaId: 'rma-1', carrier: 'Post', items: [{ sku: 'PHONE-1', serialNumber: null, quantity: 1 }] },
      { status: 'sentBack', rmaId: null, carrier: null, sentBack: { carrier: 'Post', personal: 'sealed:tracking' } },
    ]);
  });
});
