import { describe, expect, it } from '@jest/globals';
import {
  caseOf,
  givenCase as given,
  itemReceived,
  itemReinspected,
  replacementAllocated,
  replacementShipped,
  replacementUnavailable,
  requestedLine,
  returnRequested,
  rmaIssued,
  shipReplacement,
} from '../../testing/index.js';

const all = { slots: [[0, 2]] } as const;
const lines = [requestedLine(all), requestedLine({ lineId: 'line-2', sku: 'CASE-2', slots: [[4, 4]], lineQuantity: 5 })];
const received = [
  returnRequested({ wantedResolution: 'replaceSame', lines }),
  rmaIssued(),
  itemReceived(all),
  itemReceived({ lineId: 'line-2', slots: [[4, 4]] }),
];
const phones = replacementAllocated(all);
const cover = replacementAllocated({ lineId: 'line-2', slots: [[4, 4]], sku: 'CASE-2' });
const onlyPhones = { lines: [{ lineId: 'line-1', quantity: 3 }] };
const shipped = (...serialNumbers: string[]) =>
  replacementShipped({ lines: [{ lineId: 'line-1', ...all, sku: 'PHONE-1', serialNumbers }] });

describe('ShipReplacement', () => {
  it('sends what is set aside, and settles its units', () => {
    given(...received, phones)
      .when(shipReplacement())
      .then(shipped());
    expect(caseOf(...received, phones, shipped()).lines[0]?.units[0]?.unit).toMatchObject({
      custody: 'held',
      settlement: 'done',
      remedy: 'replacementShipped',
      replacementSku: 'PHONE-1',
      reserved: false,
    });
  });

  it('sends some of it, when they are named', () => {
    given(...received, phones)
      .when(shipReplacement({ lines: [{ lineId: 'line-1', quantity: 2 }] }))
      .then(replacementShipped({ lines: [{ lineId: 'line-1', slots: [[0, 1]], sku: 'PHONE-1', serialNumbers: [] }] }));
  });

  it('gives each unit its serial number, in the order of the slots', () => {
    given(...received, phones)
      .when(shipReplacement({ serialNumbers: ['N-0', 'N-1'] }))
      .then(shipped('N-0', 'N-1'));
    given(...received, phones, cover)
      .when(shipReplacement({ serialNumbers: ['N-0', 'N-1', 'N-2', 'N-3'] }))
      .then(
        replacementShipped({
          lines: [
            { lineId: 'line-1', ...all, sku: 'PHONE-1', serialNumbers: ['N-0', 'N-1', 'N-2'] },
            { lineId: 'line-2', slots: [[4, 4]], sku: 'CASE-2', serialNumbers: ['N-3'] },
          ],
        }),
      );
  });

  it('never guesses of which product a serial number is', () => {
    given(...received, phones, cover)
      .when(shipReplacement({ serialNumbers: ['N-0'] }))
      .thenRefused('FACT_MISSING', { fact: 'lines' });
    given(...received, phones, cover)
      .when(shipReplacement({ ...onlyPhones, serialNumbers: ['N-0'] }))
      .then(shipped('N-0'));
  });

  it('takes at most one serial number a unit', () => {
    given(...received, phones)
      .when(shipReplacement({ serialNumbers: ['N-0', 'N-1', 'N-2', 'N-3'] }))
      .thenRefused('MORE_SERIALS_THAN_UNITS', { serials: 4, units: 3 });
  });

  it('keeps products apart that are set aside for one line', () => {
    const other = { slots: [[1, 1]], sku: 'PHONE-9' } as const;
    given(...received, replacementAllocated(), replacementAllocated(other))
      .when(shipReplacement({ serialNumbers: ['N-0', 'N-1'] }))
      .then(
        replacementShipped({
          lines: [
            { lineId: 'line-1', slots: [[0, 0]], sku: 'PHONE-1', serialNumbers: ['N-0'] },
            { lineId: 'line-1', ...other, serialNumbers: ['N-1'] },
          ],
        }),
      );
  });

  it('happens once (I8), and only of what is set aside', () => {
    given(...received)
      .when(shipReplacement())
      .thenRefused('NOT_ALLOCATED');
    given(...received, phones, shipped())
      .when(shipReplacement())
      .thenRefused('NOT_ALLOCATED');
    given(...received, phones, replacementUnavailable({ lines: [{ lineId: 'line-1', ...all }] }))
      .when(shipReplacement())
      .thenRefused('NOT_ALLOCATED');
    given(...received, replacementAllocated())
      .when(shipReplacement(onlyPhones))
      .thenRefused('NOT_ALLOCATED', { lineId: 'line-1', asked: 3, available: 1 });
    given(returnRequested({ lines })).when(shipReplacement()).thenRefused('RMA_NOT_LIVE', { status: 'requested' });
  });

  it('sends nothing for what was declined since', () => {
    given(...received, replacementAllocated(), itemReinspected({ verdict: 'declined', reason: 'serialMismatch' }))
      .when(shipReplacement())
      .thenRefused('NOT_ACCEPTED');
  });
});
