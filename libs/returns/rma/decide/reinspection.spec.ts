import { describe, expect, it } from '@jest/globals';
import {
  admin,
  caseOf,
  givenCase as given,
  inspectedItem,
  inspectItem,
  itemInspected,
  itemReceived,
  itemReinspected,
  refund,
  refundApprovalRequested,
  refundApproved,
  refundSettled,
  requestedLine,
  returnRequested,
  rmaIssued,
  shipBack,
  unitDisposed,
  unitShippedBack,
} from '../../testing/index.js';

const serialNumbers = ['S-0', 'S-1', 'S-2'];
const received = [
  returnRequested({ lines: [requestedLine({ slots: [[0, 2]], serialNumbers })] }),
  rmaIssued(),
  itemReceived({ slots: [[0, 2]] }),
];
const first = { id: 'warehouse-1', role: 'warehouse' } as const;
const second = { id: 'warehouse-2', role: 'warehouse' } as const;
const mismatch = { verdict: 'declined', reason: 'serialMismatch' } as const;
const wasDeclined = { verdict: 'declined', reason: 'serialMismatch', inspectedBy: 'warehouse-1' } as const;
const looks = (item: Parameters<typeof inspectedItem>[0], actor: typeof second | typeof first = second) =>
  inspectItem({ actor, items: [inspectedItem(item)] });

describe('inspecting again', () => {
  it('takes units that wait for a verdict first, then those that were inspected', () => {
    given(...received, itemInspected({ slots: [[0, 1]] }))
      .when(looks({ quantity: 1 }))
      .then(itemInspected({ slots: [[2, 2]], inspectedBy: 'warehouse-2' }));
    given(...received, itemInspected({ slots: [[0, 1]] }))
      .when(looks({ quantity: 2, ...mismatch }))
      .then(itemInspected({ slots: [[2, 2]], inspectedBy: 'warehouse-2', ...mismatch }), itemReinspected(mismatch));
    given(...received, itemInspected({ slots: [[0, 2]] }))
      .when(looks({ quantity: 2 }))
      .then(itemReinspected({ slots: [[0, 1]] }));
  });

  it('takes named serials as they are named', () => {
    given(...received, itemInspected({ slots: [[1, 1]] }))
      .when(looks({ quantity: 1, serialNumbers: ['S-1'] }))
      .then(itemReinspected({ slots: [[1, 1]] }));
    given(...received, itemInspected({ slots: [[1, 1]] }))
      .when(looks({ quantity: 2, serialNumbers: ['S-1'] }))
      .then(itemInspected({ inspectedBy: 'warehouse-2' }), itemReinspected({ slots: [[1, 1]] }));
  });

  it('says what was found before, of each unit', () => {
    given(...received, itemInspected(mismatch), itemInspected({ slots: [[1, 2]] }))
      .when(looks({ quantity: 3 }))
      .then(itemReinspected({ previous: wasDeclined }), itemReinspected({ slots: [[1, 2]] }));
  });

  it('looks at no unit twice in one inspection', () => {
    given(...received, itemInspected({ slots: [[2, 2]] }))
      .when(inspectItem({ actor: second, items: [inspectedItem({ quantity: 2 }), inspectedItem(mismatch)] }))
      .then(itemInspected({ slots: [[0, 1]], inspectedBy: 'warehouse-2' }), itemReinspected({ slots: [[2, 2]], ...mismatch }));
    given(...received)
      .when(inspectItem({ items: [inspectedItem({ quantity: 2 }), inspectedItem({ quantity: 2 })] }))
      .thenRefused('NOT_RECEIVED', { asked: 2, available: 1 });
  });

  it('by another person turns a decline into an acceptance, never by who declined, admin neither', () => {
    given(...received, itemInspected(mismatch))
      .when(looks({ quantity: 1, serialNumbers: ['S-0'] }))
      .then(itemReinspected({ previous: wasDeclined }));
    given(...received, itemInspected(mismatch))
      .when(looks({ quantity: 1, serialNumbers: ['S-0'] }, first))
      .thenRefused('SEPARATION_OF_DUTIES', { actor: 'warehouse-1', lineId: 'line-1' });
    given(...received, itemInspected({ ...mismatch, inspectedBy: admin.id }))
      .when(inspectItem({ actor: admin, items: [inspectedItem({ serialNumbers: ['S-0'] })] }))
      .thenRefused('SEPARATION_OF_DUTIES', { actor: admin.id });
  });

  it('by the same person may decline after all, or decline for another reason', () => {
    given(...received, itemInspected())
      .when(looks({ quantity: 1, serialNumbers: ['S-0'], ...mismatch }, first))
      .then(itemReinspected({ ...mismatch, inspectedBy: 'warehouse-1' }));
    given(...received, itemInspected(mismatch))
      .when(looks({ quantity: 1, serialNumbers: ['S-0'], verdict: 'declined', reason: 'unidentifiable' }, first))
      .then(itemReinspected({ verdict: 'declined', reason: 'unidentifiable', inspectedBy: 'warehouse-1', previous: wasDeclined }));
  });

  it('counts: who looked last is who does not pay', () => {
    given(...received, itemInspected(mismatch), itemReinspected({ previous: wasDeclined }))
      .when(refund({ actor: { id: 'warehouse-2', role: 'admin' }, lines: [{ lineId: 'line-1', quantity: 1 }] }))
      .thenRefused('SEPARATION_OF_DUTIES');
  });

  it('frees a unit that is declined after all to go back', () => {
    given(...received, itemInspected(), itemReinspected(mismatch))
      .when(shipBack())
      .then(unitShippedBack());
  });

  it('reaches a refund that waits, and none that was paid', () => {
    given(...received, itemInspected(), refundApprovalRequested())
      .when(looks({ quantity: 1, serialNumbers: ['S-0'], ...mismatch }))
      .then(itemReinspected(mismatch));
    const paid = [...received, itemInspected(), refundApproved(), refundSettled()];
    given(...paid)
      .when(looks({ quantity: 1, serialNumbers: ['S-0'], ...mismatch }))
      .thenRefused('ALREADY_SETTLED');
    expect(caseOf(...paid).lines[0]?.units[0]?.unit).toMatchObject({ verdict: 'accepted', settlement: 'done' });
  });

  it('needs the goods', () => {
    given(
      ...received,
      itemInspected({ slots: [[0, 2]] }),
      unitDisposed({ disposition: 'scrap', lines: [{ lineId: 'line-1', slots: [[0, 2]] }] }),
    )
      .when(looks({ quantity: 1 }))
      .thenRefused('NOT_RECEIVED', { available: 0 });
  });
});
