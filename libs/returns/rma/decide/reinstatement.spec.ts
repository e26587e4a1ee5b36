import { describe, expect, it } from '@jest/globals';
import {
  by,
  caseOf,
  continueCase,
  givenCase as given,
  itemReceived,
  lead,
  outstandingUnitsExpired,
  policy,
  policyBook,
  refund,
  refundApproved,
  refundSettled,
  replacementLost,
  requestedLine,
  returnCancelled,
  returnDeclined,
  returnRequested,
  rmaClosed,
  rmaExpired,
  rmaIssued,
  rmaReinstated,
  unitShippedBack,
} from '../../testing/index.js';
import type { Sealed } from '../../ids.js';
import type { Instant } from '../../ids.js';
import type { RmaEvent } from '../events.js';
import { statusOf } from '../status.js';
import { reinstatementOf } from './reinstatement.js';

const reason = 'sealed:reason' as Sealed;
const issued = [returnRequested(), rmaIssued()];
const ofThree = [returnRequested({ lines: [requestedLine({ slots: [[0, 2]] })] }), rmaIssued()];
const third = { lines: [{ lineId: 'line-1', slots: [[2, 2]] }] } as const;
const asked = (history: readonly RmaEvent[], told = {}) => reinstatementOf(caseOf(...history), { ...by(lead), ...told }, reason);

describe('reinstating a return asks the order for', () => {
  it('all units of one that has expired or was cancelled', () => {
    const expected = {
      type: 'RenewReservation',
      rmaId: 'rma-1',
      previousReservationId: 'rma-1#1',
      lines: [{ lineId: 'line-1', slots: [[0, 0]] }],
      continuing: { type: 'RmaReinstated', orderId: 'order-1', returnBy: '2026-03-31', personal: reason },
    };
    expect(asked([...issued, rmaExpired()])).toEqual(expected);
    expect(asked([...issued, returnCancelled()])).toEqual(expected);
  });

  it('the expired units of a live one', () => {
    expect(asked([...ofThree, itemReceived(), outstandingUnitsExpired(third)])).toMatchObject(third);
  });

  it('nothing that was settled out of turn', () => {
    const back = [itemReceived({ outOfTurn: true }), unitShippedBack()];
    expect(asked([...ofThree, rmaExpired(), ...back])).toMatchObject({ lines: [{ lineId: 'line-1', slots: [[1, 2]] }] });
    expect(asked([...issued, rmaExpired(), ...back])).toMatchObject({ refused: 'ALREADY_SETTLED', facts: { status: 'expired' } });
  });

  it('as long as after an issue, by the procedure in force today, and no last day where none was issued (R3, R10)', () => {
    const longer = policy({
      version: 'seller@000000000002',
      effectiveFrom: '2026-06-02',
      procedure: { ...policy().procedure, returnByDays: 45 },
    });
    const at = (now: string) => ({ now: now as Instant, policies: policyBook(policy(), longer) });
    expect(asked([...issued, rmaExpired()], at('2026-06-01T15:59:59.999Z'))).toMatchObject({ continuing: { returnBy: '2026-07-01' } });
    expect(asked([...issued, rmaExpired()], at('2026-06-01T16:00:00.000Z'))).toMatchObject({ continuing: { returnBy: '2026-07-17' } });
    expect(asked([returnRequested(), returnCancelled()])).toMatchObject({ continuing: { returnBy: null } });
  });

  it.each([
    ['requested', [returnRequested()]],
    ['issued', issued],
    ['reinstated', [...issued, rmaExpired(), rmaReinstated()]],
  ] as [string, RmaEvent[]][])('nothing where it is already so: %s', (_, history) => {
    expect(asked(history)).toBe('alreadySo');
  });

  it.each([
    ['declined', [returnRequested(), returnDeclined()]],
    ['closed', [...issued, itemReceived(), rmaClosed()]],
  ] as [string, RmaEvent[]][])('nothing on a %s case, which it refuses', (status, history) => {
    expect(asked(history)).toMatchObject({ refused: 'NOT_REINSTATABLE', facts: { status } });
  });
});

describe('a reinstated return', () => {
  it('goes on under its new reservation, once', () => {
    given(...issued, rmaExpired())
      .when(continueCase())
      .then(rmaReinstated());
    given(...issued, rmaExpired(), rmaReinstated())
      .when(continueCase())
      .thenNothing();
  });

  it.each([
    ['issued', [...issued, rmaExpired(), rmaReinstated()]],
    ['issued', [...issued, returnCancelled(), rmaReinstated()]],
    ['requested', [returnRequested(), returnCancelled(), rmaReinstated({ returnBy: null })]],
    ['received', [...issued, rmaExpired(), itemReceived({ outOfTurn: true }), rmaReinstated()]],
  ] as [string, RmaEvent[]][])('is %s', (status, history) => {
    expect(statusOf(caseOf(...history))).toBe(status);
  });

  it('settles what came out of turn, now that its units are held again', () => {
    const arrived = [...issued, rmaExpired(), itemReceived({ outOfTurn: true })];
    given(...arrived)
      .when(refund())
      .thenRefused('RMA_NOT_LIVE');
    given(...arrived, rmaReinstated())
      .when(refund())
      .then(refundApproved());
  });

  it('holds no unit again that was shipped back or refunded while it was reinstated', () => {
    const all = { lines: [{ lineId: 'line-1', slots: [[0, 2]] }] } as const;
    const back = [...ofThree, rmaExpired(), itemReceived({ outOfTurn: true }), unitShippedBack()];
    given(...back)
      .when(continueCase({ continuation: rmaReinstated(all) }))
      .then(rmaReinstated({ lines: [{ lineId: 'line-1', slots: [[1, 2]] }] }));
    const paid = [...ofThree, itemReceived(), outstandingUnitsExpired(third), refundApproved(), refundSettled(), rmaReinstated(all)];
    expect(caseOf(...paid).lines[0]?.units.map(({ slots, unit }) => [slots, unit.reserved])).toEqual([
      [[0, 0], false],
      [[1, 2], true],
    ]);
  });

  it('is told of a lost replacement by the order in the same way', () => {
    given(...issued, itemReceived())
      .when(continueCase({ continuation: replacementLost() }))
      .then(replacementLost());
  });
});
