import { describe, expect, it } from '@jest/globals';
import {
  givenOrder as given,
  orderOf,
  orderRecorded,
  requestedLine,
  requestReturn,
  returnRequested,
  shipmentRecorded,
  soldLine,
  unitReplaced,
  unitsReleased,
  unitsReserved,
  wantedLine,
} from '../testing/index.js';
import type { UnitReplaced } from './events.js';
import { bearsSerial, serialOf, slotOfSerial, unitsNow } from './serials.js';

const sold = [orderRecorded({ lines: [soldLine({ serialNumbers: ['S-0', 'S-1'] })] }), shipmentRecorded()];

function lineAfter(...replaced: UnitReplaced[]) {
  const [line] = orderOf(...sold, ...replaced).lines;
  if (!line) throw new Error('The order has a line');
  return line;
}
const serials = (...replaced: UnitReplaced[]) => [0, 1, 2].map((slot) => serialOf(lineAfter(...replaced), slot));

describe('the serial number of a unit', () => {
  it('is the one it was sold with, where it has one', () => {
    expect(serials()).toEqual(['S-0', 'S-1', null]);
  });

  it('is its replacement’s since it was replaced, as often as it was', () => {
    const first = unitReplaced({ slots: [[0, 0]], serialNumbers: ['N-0'] });
    expect(serials(first)).toEqual(['N-0', 'S-1', null]);
    expect(serials(first, unitReplaced({ slots: [[0, 0]], serialNumbers: ['N-1'] }))).toEqual(['N-1', 'S-1', null]);
    expect(serials(unitReplaced({ slots: [[2, 2]], serialNumbers: ['N-2'] }))).toEqual(['S-0', 'S-1', 'N-2']);
  });

  it('is unknown where its replacement has none', () => {
    expect(serials(unitReplaced({ slots: [[0, 2]], serialNumbers: ['N-0', 'N-1'] }))).toEqual(['N-0', 'N-1', null]);
    expect(serials(unitReplaced({ slots: [[0, 1]] }))).toEqual([null, null, null]);
  });
});

describe('the unit that bears a serial number', () => {
  it('is the one that was sold with it, and then its replacement', () => {
    expect(slotOfSerial(lineAfter(), 'S-1')).toBe(1);
    expect(slotOfSerial(lineAfter(unitReplaced({ slots: [[1, 2]], serialNumbers: ['N-1', 'N-2'] })), 'N-2')).toBe(2);
    expect(slotOfSerial(lineAfter(), 'X-1')).toBeUndefined();
  });

  it('is on the order no more when it was replaced', () => {
    const replaced = lineAfter(unitReplaced({ slots: [[0, 0]], serialNumbers: ['N-0'] }));
    expect(slotOfSerial(replaced, 'S-0')).toBeUndefined();
    expect(slotOfSerial(replaced, 'S-1')).toBe(1);
    const again = lineAfter(unitReplaced({ serialNumbers: ['N-0'] }), unitReplaced({ serialNumbers: ['N-1'] }));
    expect(slotOfSerial(again, 'N-0')).toBeUndefined();
    expect(slotOfSerial(again, 'N-1')).toBe(0);
  });

  it('may be another slot than before, where a sold unit went out again as a replacement', () => {
    const swapped = lineAfter(
      unitReplaced({ slots: [[0, 0]], serialNumbers: ['N-0'] }),
      unitReplaced({ slots: [[2, 2]], serialNumbers: ['S-0'] }),
    );
    expect(slotOfSerial(swapped, 'S-0')).toBe(2);
  });
});

it('an order bears the serials that its units bear now', () => {
  const order = orderOf(...sold, unitReplaced({ serialNumbers: ['N-0'] }));
  expect(['S-0', 'S-1', 'N-0'].map((serialNumber) => bearsSerial(order, serialNumber))).toEqual([false, true, true]);
});

describe('what a request tells of its units', () => {
  it('is nothing where they have no serial and are what was sold', () => {
    expect(unitsNow(soldPlain(), [[0, 2]])).toEqual({ serialNumbers: [], replaced: [] });
  });

  it('is their serials up to the last one that has one', () => {
    expect(unitsNow(lineAfter(), [[1, 2]])).toEqual({ serialNumbers: ['S-1'], replaced: [] });
    expect(unitsNow(lineAfter(unitReplaced({ slots: [[0, 0]], sku: 'PHONE-1' })), [[0, 2]])).toEqual({
      serialNumbers: [null, 'S-1'],
      replaced: [],
    });
  });

  it('is which of them are another product', () => {
    const line = lineAfter(unitReplaced({ slots: [[0, 1]], sku: 'PHONE-2', serialNumbers: ['N-0'] }));
    expect(unitsNow(line, [[0, 2]])).toEqual({
      serialNumbers: ['N-0'],
      replaced: [
        { slots: [[0, 0]], sku: 'PHONE-2' },
        { slots: [[1, 1]], sku: 'PHONE-2' },
      ],
    });
    expect(unitsNow(line, [[2, 2]])).toEqual({ serialNumbers: [], replaced: [] });
  });
});

function soldPlain() {
  const [line] = orderOf(orderRecorded()).lines;
  if (!line) throw new Error('The order has a line');
  return line;
}

describe('a replaced unit', () => {
  const released = [unitsReserved(), unitReplaced({ serialNumbers: ['N-0'] }), unitsReleased()];

  it('is returnable again by its new serial, with the term and the amount of the unit before it (R6, I10)', () => {
    const line = {
      serialNumbers: ['N-0'],
      replaced: [{ slots: [[0, 0] as const], sku: 'PHONE-2' }],
      entitlement: { until: '2027-02-20', restsOnProof: false },
      reason: 'defective' as const,
    };
    const asked = { rmaId: 'rma-2', basis: 'warranty', wantedResolution: 'repair', now: '2027-02-20T02:00:00.000Z' } as const;
    const tried = { guideId: 'guide-1', outcome: 'notSolved' } as const;
    const opened = returnRequested({
      rmaId: 'rma-2',
      reservationId: 'rma-2#1',
      basis: 'warranty',
      wantedResolution: 'repair',
      requestedAt: asked.now,
      requestedOn: '2027-02-20',
      lines: [requestedLine(line)],
      troubleshooting: tried,
    });
    given(...sold, ...released)
      .when(requestReturn({ ...asked, troubleshooting: tried, lines: [wantedLine({ serialNumbers: ['N-0'], reason: 'defective' })] }))
      .then(unitsReserved({ rmaId: 'rma-2', reservationId: 'rma-2#1', opening: [opened] }));
    given(...sold, ...released)
      .when(
        requestReturn({
          ...asked,
          now: '2027-02-20T16:00:00.000Z',
          troubleshooting: tried,
          lines: [wantedLine({ serialNumbers: ['N-0'] })],
        }),
      )
      .thenRefused('WARRANTY_EXPIRED', { until: '2027-02-20' });
  });

  it('is not returnable by the serial of the unit before it', () => {
    given(...sold, ...released)
      .when(requestReturn({ rmaId: 'rma-2', lines: [wantedLine({ serialNumbers: ['S-0'] })] }))
      .thenRefused('SERIAL_NOT_ON_ORDER', { serialNumber: 'S-0' });
  });
});
