import { describe, expect, it } from '@jest/globals';
import { aLine, type Order, recorded } from './support/orders.js';
import { expectRefusal } from './support/problems.js';
import { anInspection, aReceipt, aRequest, type CaseAnswer, inspected, issued, pathOf, received, requested } from './support/returns.js';
import { startService } from './support/service.js';
import { type CaseView, type History, usd } from './support/views.js';

const service = await startService();
const admin = service.admin();
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const technician = await service.as('technician');
const finance = await service.as('finance');
const reseller = await service.as('reseller');
const { agent, warehouse } = desk;

type Rma = { readonly rmaId: string };
const parcel = { carrier: 'HK Post', trackingNumber: 'RR123456785HK' };
const unit = { lineId: '1', quantity: 1 };
const one = { lines: [unit] };
const on = (rma: Rma, action: string) => `${pathOf(rma)}/${action}`;
const caseOf = (rma: Rma) => admin.read<CaseView>(pathOf(rma));
const unitsOf = async (rma: Rma) => (await caseOf(rma)).lines[0]?.units;
const historyOf = async (rma: Rma) => (await admin.read<History>(`${pathOf(rma)}/history`)).events;
const dataOf = async (rma: Rma, type: string) => (await historyOf(rma)).findLast((event) => event.type === type)?.data;
const orderNow = ({ orderId }: Order) => admin.read<{ lines: readonly object[] }>(`/v1/orders/${orderId}`);
const freeUnits = async ({ orderId }: Order) => {
  const { lines } = await admin.read<{ lines: readonly { unitsReturnable: number }[] }>(`/v1/orders/${orderId}/entitlements`);
  return lines.map(({ unitsReturnable }) => unitsReturnable);
};

const serialled = { lines: [aLine({ quantity: 2, serialNumbers: ['SN-1', 'SN-2'] })] };
const warranty = {
  basis: 'warranty',
  wantedResolution: 'repair',
  troubleshooting: { steps: ['charged it for a night'], outcome: 'notSolved' },
};
const toReplace = { wantedResolution: 'replaceSame' };
const ofSerials = (order: Order) => order.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));

describe('a replacement by the same product', () => {
  it('goes out with its serial, settles the unit, closes the return, and can itself be returned in what is left of the term', async () => {
    const sold = { lines: [aLine({ quantity: 1, serialNumbers: ['OLD-1'] })] };
    const order = await recorded(admin, sold);
    const rma = await inspected(desk, order, toReplace, [unit]);
    expect(await agent.do(on(rma, 'replacement'))).toMatchObject({ status: 'inspected', events: ['ReplacementAllocated'] });
    expect(await unitsOf(rma)).toMatchObject([{ settlement: 'pending', remedy: 'replacementAllocated', replacementSku: 'MP3-4G' }]);
    expectRefusal(await agent.post(on(rma, 'close')), 409, 'NOT_SETTLED');
    const shipped = await warehouse.do<CaseAnswer>(on(rma, 'replacement/ship'), { ...parcel, serialNumbers: ['NEW-1'] });
    expect(shipped.events).toEqual(['ReplacementShipped']);

    expect((await caseOf(rma)).status).toBe('closed');
    expect(await dataOf(rma, 'RmaClosed')).toEqual({ outcome: 'replaced' });
    expect(await orderNow(order)).toMatchObject({
      lines: [{ units: { onReturns: 0, refunded: 0 }, replaced: [{ quantity: 1, sku: 'MP3-4G', serialNumber: 'NEW-1' }] }],
    });
    const asking = (serialNumber: string) => aRequest(order, {}, [{ ...unit, serialNumbers: [serialNumber] }]);
    expectRefusal(await agent.post('/v1/rmas', asking('OLD-1')), 409, 'SERIAL_NOT_ON_ORDER');
    const again = await agent.do<CaseAnswer>('/v1/rmas', asking('NEW-1'));
    expect((await caseOf(again)).lines[0]).toMatchObject({ entitledUntil: '2026-03-15', units: [{ serialNumbers: ['NEW-1'] }] });
    const [claim] = (await historyOf(again)).map(({ data }) => data);
    expect(claim).toMatchObject({ lines: [{ replaced: [], serialNumbers: ['NEW-1'] }] });
  });

  it('is refunded like the unit that it replaced, when it comes back (I10)', async () => {
    const order = await recorded(admin, serialled);
    const first = await inspected(desk, order, toReplace, [unit]);
    await agent.do(on(first, 'replacement'));
    await warehouse.do(on(first, 'replacement/ship'), { ...parcel, serialNumbers: ['NEW-9'] });
    const second = await inspected(desk, order, {}, [{ ...unit, serialNumbers: ['NEW-9'] }]);
    await agent.do(on(second, 'refund'), {});

    expect((await caseOf(second)).refunds).toMatchObject([{ total: usd(4499 + 5) }]);
  });

  it('is the same product, once, for what was received and accepted', async () => {
    const order = await recorded(admin, serialled);
    const rma = await issued(desk, order, toReplace, ofSerials(order));
    expectRefusal(await agent.post(on(rma, 'replacement'), {}), 409, 'GOODS_NOT_RECEIVED');
    await warehouse.do(on(rma, 'receive'), aReceipt({ lineId: '1', quantity: 2 }));
    expectRefusal(await agent.post(on(rma, 'replacement'), { sku: 'OTHER-1' }), 409, 'SKU_DIFFERS');
    await warehouse.do(on(rma, 'inspect'), anInspection({ ...unit, verdict: 'declined', reason: 'serialMismatch' }));
    expectRefusal(await agent.post(on(rma, 'replacement'), { lines: [{ lineId: '1', quantity: 2 }] }), 409, 'NOT_ACCEPTED');
    await warehouse.do(on(rma, 'replacement'), {});
    const second = { lines: [{ ...unit, serialNumbers: ['SN-2'] }] };
    expectRefusal(await agent.post(on(rma, 'replacement'), second), 409, 'ALREADY_SETTLED');
    expectRefusal(await agent.post(on(rma, 'refund'), {}), 409, 'NOTHING_TO_REFUND');
    expectRefusal(
      await warehouse.post(on(rma, 'replacement/ship'), { ...parcel, serialNumbers: ['A', 'B'] }),
      409,
      'MORE_SERIALS_THAN_UNITS',
    );
    await warehouse.do(on(rma, 'replacement/ship'), parcel);
    expectRefusal(await warehouse.post(on(rma, 'replacement/ship'), parcel), 409, 'NOT_ALLOCATED');

    expect(await unitsOf(rma)).toMatchObject([
      { verdict: 'declined', settlement: 'none' },
      { remedy: 'replacementShipped', settlement: 'done' },
    ]);
  });

  it('that is lost on its way out is owed again, and the return open again', async () => {
    const order = await recorded(admin, { lines: [aLine({ quantity: 1 })] });
    const rma = await inspected(desk, order, toReplace);
    expectRefusal(await agent.post(on(rma, 'replacement/lost')), 409, 'REPLACEMENT_NOT_SHIPPED');
    await agent.do(on(rma, 'replacement'));
    await warehouse.do(on(rma, 'replacement/ship'), parcel);
    expect(await freeUnits(order)).toEqual([1]);
    expect(await agent.do(on(rma, 'replacement/lost'))).toMatchObject({ status: 'inspected', events: ['RmaReopened', 'ReplacementLost'] });

    expect(await agent.do(on(rma, 'replacement/lost'))).toMatchObject({ events: [] });
    expect(await unitsOf(rma)).toMatchObject([{ settlement: 'none', remedy: 'replacementLost' }]);
    expect(await freeUnits(order)).toEqual([0]);
    expectRefusal(await agent.post('/v1/rmas', aRequest(order)), 409, 'QUANTITY_NOT_RETURNABLE');
    await agent.do(on(rma, 'replacement'));
    await warehouse.do(on(rma, 'replacement/ship'), { ...parcel, serialNumbers: ['NEW-5'] });
    expect(await freeUnits(order)).toEqual([1]);
    expect(await agent.do(on(rma, 'close'))).toMatchObject({ status: 'closed' });
  });

  it('that is lost is owed no more once the unit is on another return', async () => {
    const order = await recorded(admin, { lines: [aLine({ quantity: 1 })] });
    const rma = await inspected(desk, order, toReplace);
    await agent.do(on(rma, 'replacement'));
    await warehouse.do(on(rma, 'replacement/ship'), parcel);
    await requested(desk, order);

    expectRefusal(await agent.post(on(rma, 'replacement/lost')), 409, 'QUANTITY_NOT_RETURNABLE');
  });
});

describe('a replacement that is out of stock', () => {
  const dear = { lines: [aLine({ quantity: 1, itemsTotal: 8000, tax: 640 })] };

  it('becomes a product of the same value, with no difference paid or charged', async () => {
    const rma = await inspected(desk, await recorded(admin, dear), toReplace);
    await agent.do(on(rma, 'replacement'));
    expect(await warehouse.do(on(rma, 'replacement/unavailable'))).toMatchObject({ events: ['ReplacementUnavailable'] });
    expect(await agent.do(on(rma, 'replacement/unavailable'))).toMatchObject({ events: [] });
    await reseller.do(on(rma, 'resolution'), { resolution: 'replaceSameValue' });
    expectRefusal(await agent.post(on(rma, 'replacement'), {}), 409, 'FACT_MISSING');
    const like = (amount: number, currency = 'USD') => ({ sku: 'MP3-8G', unitValue: { amount, currency } });
    for (const wrong of [like(7999), like(8001), like(8640), like(8000, 'EUR')]) {
      const { facts } = expectRefusal(await agent.post(on(rma, 'replacement'), wrong), 409, 'VALUE_DIFFERS');
      expect(facts).toMatchObject({ unitValue: wrong.unitValue, worth: [usd(8000)], tolerance: 0 });
    }
    await agent.do(on(rma, 'replacement'), like(8000));
    await warehouse.do(on(rma, 'replacement/ship'), parcel);

    expect(await caseOf(rma)).toMatchObject({ status: 'closed', refunds: [], lines: [{ units: [{ replacementSku: 'MP3-8G' }] }] });
  });

  it('becomes a refund for money back, and never under warranty', async () => {
    const rma = await inspected(desk, await recorded(admin, dear), toReplace);
    await agent.do(on(rma, 'replacement/unavailable'));
    await reseller.do(on(rma, 'resolution'), { resolution: 'refund' });
    expect(await agent.do(on(rma, 'refund'), {})).toMatchObject({ events: ['RefundApproved'] });
    const claim = await inspected(desk, await recorded(admin, dear), { ...warranty, ...toReplace });
    await agent.do(on(claim, 'replacement/unavailable'));

    expectRefusal(await reseller.post(on(claim, 'resolution'), { resolution: 'refund' }), 409, 'RESOLUTION_NOT_OFFERED');
    expect(await agent.do(on(claim, 'replacement'))).toMatchObject({ events: ['ReplacementAllocated'] });
  });
});

describe('a repair', () => {
  it('is made at no charge, and settled by sending the unit back, which can be claimed again in its term', async () => {
    const order = await recorded(admin, serialled);
    const rma = await inspected(desk, order, warranty, [unit]);
    expect(await technician.do(on(rma, 'repair/start'))).toMatchObject({ events: ['RepairStarted'] });
    expect(await technician.do(on(rma, 'repair/start'))).toMatchObject({ events: [] });
    expectRefusal(await warehouse.post(on(rma, 'ship-back'), parcel), 409, 'NOTHING_TO_SHIP_BACK');
    expectRefusal(await warehouse.post(on(rma, 'dispose'), { ...one, disposition: 'scrap' }), 409, 'GOES_BACK_TO_SENDER');
    await technician.do(on(rma, 'repair/complete'), { parts: [{ partNumber: 'BAT-4', quantity: 1 }], labourMinutes: 25 });
    expect(await dataOf(rma, 'RepairCompleted')).toMatchObject({ labourMinutes: 25, charged: usd(0) });
    expect(await freeUnits(order)).toEqual([1]);
    expect(await warehouse.do(on(rma, 'ship-back'), parcel)).toMatchObject({ events: ['UnitShippedBack'] });

    expect(await caseOf(rma)).toMatchObject({
      status: 'closed',
      lines: [{ units: [{ custody: 'leftUs', settlement: 'done', remedy: 'repaired' }] }],
    });
    expect(await dataOf(rma, 'RmaClosed')).toEqual({ outcome: 'repaired' });
    const again = await inspected(desk, order, warranty, [{ ...unit, serialNumbers: ['SN-1'] }]);
    expect((await caseOf(again)).lines[0]).toMatchObject({ entitledUntil: '2026-06-01' });
  });

  it('that is given up becomes a replacement', async () => {
    const rma = await inspected(desk, await recorded(admin, { lines: [aLine({ quantity: 1 })] }), warranty);
    await technician.do(on(rma, 'repair/start'));
    await technician.do(on(rma, 'repair/abandon'), { reason: 'The board is corroded.' });
    expect(await dataOf(rma, 'RepairAbandoned')).toMatchObject({ personal: { reason: 'The board is corroded.' } });
    expectRefusal(await technician.post(on(rma, 'repair/start')), 409, 'OTHER_RESOLUTION_CHOSEN');
    await agent.do(on(rma, 'resolution'), { resolution: 'replaceSame', agreedBy: 'Mr Wong' });

    expect(await agent.do(on(rma, 'replacement'))).toMatchObject({ events: ['ReplacementAllocated'] });
  });

  it('is for what was accepted', async () => {
    const rma = await received(desk, await recorded(admin), warranty, [unit]);
    expectRefusal(await technician.post(on(rma, 'repair/start')), 409, 'NOT_ACCEPTED');

    expectRefusal(await technician.post(on(rma, 'repair/complete'), { parts: [], labourMinutes: 0 }), 409, 'NOT_IN_REPAIR');
  });
});

describe('firmware that was flashed, found at inspection', () => {
  const flashed = { ...unit, condition: 'flashed', disposition: 'returnToSender' };

  it('is declined under warranty and goes back, and the unit is free again', async () => {
    const order = await recorded(admin, { lines: [aLine({ quantity: 1 })] });
    const rma = await received(desk, order, warranty);
    await warehouse.do(on(rma, 'inspect'), anInspection({ ...flashed, verdict: 'declined', reason: 'softwareModification' }));
    expectRefusal(await technician.post(on(rma, 'repair/start')), 409, 'NOT_ACCEPTED');
    expectRefusal(await agent.post(on(rma, 'refund'), {}), 409, 'NOT_REFUNDABLE_UNDER_WARRANTY');
    expect(await freeUnits(order)).toEqual([0]);
    await warehouse.do(on(rma, 'ship-back'), parcel);

    expect(await dataOf(rma, 'RmaClosed')).toEqual({ outcome: 'returned' });
    expect(await dataOf(rma, 'UnitShippedBack')).toMatchObject({ carrier: 'HK Post', personal: { trackingNumber: 'RR123456785HK' } });
    expect(await freeUnits(order)).toEqual([1]);
  });

  it('is a finding on a money-back return, and the refund stands (R4)', async () => {
    const rma = await received(desk, await recorded(admin), {}, [unit]);
    const decline = anInspection({ ...flashed, verdict: 'declined', reason: 'softwareModification' });
    expectRefusal(await warehouse.post(on(rma, 'inspect'), decline), 409, 'REASON_NOT_ALLOWED');
    await warehouse.do(on(rma, 'inspect'), anInspection({ ...flashed, findings: ['softwareModification'] }));

    expect(await agent.do(on(rma, 'refund'), {})).toMatchObject({ events: ['RefundApproved'] });
  });
});

describe('a unit that was damaged on the way back (R13)', () => {
  it('is paid for on a money-back return, and declined under warranty', async () => {
    const paid = await received(desk, await recorded(admin), {}, [unit]);
    await warehouse.do(on(paid, 'inspect'), anInspection({ ...unit, findings: ['damagedInReturnTransit'] }));
    expect(await agent.do(on(paid, 'refund'), {})).toMatchObject({ events: ['RefundApproved'] });
    const claim = await received(desk, await recorded(admin), warranty, [unit]);
    await warehouse.do(on(claim, 'inspect'), anInspection({ ...unit, verdict: 'declined', reason: 'damagedInReturnTransit' }));

    expect(await warehouse.do(on(claim, 'ship-back'), parcel)).toMatchObject({ events: ['UnitShippedBack'] });
  });
});

describe('a customer who changes their mind while the parcel travels', () => {
  it('gets the unit back as it is', async () => {
    const order = await recorded(admin, { lines: [aLine({ quantity: 1 })] });
    const rma = await issued(desk, order);
    await reseller.do(on(rma, 'dispatch'), parcel);
    await reseller.do(on(rma, 'resolution'), { resolution: 'returnAsIs' });
    await warehouse.do(on(rma, 'receive'), aReceipt(unit));
    expectRefusal(await agent.post(on(rma, 'refund'), {}), 409, 'OTHER_RESOLUTION_CHOSEN');
    await warehouse.do(on(rma, 'ship-back'), parcel);

    expect(await caseOf(rma)).toMatchObject({ status: 'closed', lines: [{ units: [{ remedy: 'shippedBack', settlement: 'done' }] }] });
    expect(await freeUnits(order)).toEqual([1]);
    expectRefusal(await reseller.post(on(rma, 'resolution'), { resolution: 'refund' }), 409, 'RMA_NOT_LIVE');
  });
});

describe('goods that nobody waits for', () => {
  it('go back out of turn, from a cancelled return', async () => {
    const rma = await requested(desk, await recorded(admin), {}, [unit]);
    await agent.do(on(rma, 'cancel'));
    await warehouse.do(on(rma, 'receive'), aReceipt(unit));

    expect(await warehouse.do(on(rma, 'ship-back'), parcel)).toMatchObject({ status: 'cancelled', events: ['UnitShippedBack'] });
  });

  it('are sent back or disposed of, item by item, before the return closes', async () => {
    const rma = await issued(desk, await recorded(admin), {}, [unit]);
    const unexpectedItems = ['a charger', 'a cable'].map((description) => ({ description, quantity: 1 }));
    await warehouse.do(on(rma, 'receive'), { ...aReceipt(unit), unexpectedItems });
    await warehouse.do(on(rma, 'inspect'), anInspection(unit));
    await agent.do(on(rma, 'refund'), {});
    await finance.do(on(rma, 'refund/manual'), { reference: 'bank' });
    const [charger, cable] = (await caseOf(rma)).unexpected.map((item) => (item as { unexpectedId: string }).unexpectedId);
    expect(await caseOf(rma)).toMatchObject({ status: 'inspected', unexpected: [{ status: 'open' }, { status: 'open' }] });
    expectRefusal(await warehouse.post(on(rma, 'ship-back'), { ...parcel, unexpectedIds: ['none#1'] }), 409, 'UNEXPECTED_ITEM_NOT_OPEN');
    await warehouse.do(on(rma, 'ship-back'), { ...parcel, unexpectedIds: [charger] });
    await warehouse.do(on(rma, 'dispose'), { unexpectedIds: [cable], disposition: 'scrap' });

    expect(await caseOf(rma)).toMatchObject({ status: 'closed', unexpected: [{ status: 'shippedBack' }, { status: 'disposed' }] });
  });
});

describe('the disposition', () => {
  it('is planned at inspection, done later, may differ, and moves neither verdict nor money (I9)', async () => {
    const rma = await inspected(desk, await recorded(admin), {}, [unit]);
    const preview = await agent.read<object>(on(rma, 'refund-preview'));
    expect(await warehouse.do(on(rma, 'dispose'), { disposition: 'scrap' })).toMatchObject({ events: ['UnitDisposed'] });

    expect(await unitsOf(rma)).toMatchObject([{ custody: 'leftUs', disposition: 'scrap', verdict: 'accepted', settlement: 'none' }]);
    expect(await agent.read(on(rma, 'refund-preview'))).toEqual(preview);
    expectRefusal(await warehouse.post(on(rma, 'dispose'), { disposition: 'restock' }), 409, 'NOT_HELD');
    expect(await agent.do(on(rma, 'refund'), {})).toMatchObject({ events: ['RefundApproved'] });
  });
});

describe('another inspection', () => {
  it('turns a decline only by another person, and is the end of it once the unit is settled', async () => {
    const rma = await received(desk, await recorded(admin), {}, [unit]);
    await warehouse.do(on(rma, 'inspect'), anInspection({ ...unit, verdict: 'declined', reason: 'serialMismatch' }));
    expectRefusal(await warehouse.post(on(rma, 'inspect'), anInspection(unit)), 403, 'SEPARATION_OF_DUTIES');
    expect(await admin.do(on(rma, 'inspect'), anInspection(unit))).toMatchObject({ events: ['ItemReinspected'] });
    const inspectors = (await historyOf(rma)).slice(-2).map(({ data }) => data['inspectedBy']);
    expect(await dataOf(rma, 'ItemReinspected')).toMatchObject({
      verdict: 'accepted',
      previous: { verdict: 'declined', reason: 'serialMismatch', inspectedBy: inspectors[0] },
    });
    expectRefusal(await admin.post(on(rma, 'refund'), {}), 403, 'SEPARATION_OF_DUTIES');
    await agent.do(on(rma, 'refund'), {});
    await finance.do(on(rma, 'refund/manual'), { reference: 'bank' });

    expectRefusal(await warehouse.post(on(rma, 'inspect'), anInspection(unit)), 409, 'ALREADY_SETTLED');
  });
});
