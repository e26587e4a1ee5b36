import { describe, expect, it } from '@jest/globals';
import { aLine, recorded } from './support/orders.js';
import { expectRefusal } from './support/problems.js';
import { anInspection, aReceipt, aRequest, type CaseAnswer, inspected, issued, pathOf, received, requested } from './support/returns.js';
import { startService } from './support/service.js';
import { type CaseView, type History, usd } from './support/views.js';

const service = await startService();
const admin = service.admin();
const desk = { agent: await service.as('agent'), warehouse: await service.as('warehouse') };
const finance = await service.as('finance');
const { agent, warehouse } = desk;

const caseOf = (rma: { readonly rmaId: string }) => admin.read<CaseView>(pathOf(rma));
const historyOf = async (rma: { readonly rmaId: string }) => (await admin.read<History>(`${pathOf(rma)}/history`)).events;
const freeUnits = async ({ orderId }: { readonly orderId: string }) => {
  const { lines } = await admin.read<{ lines: readonly { unitsReturnable: number }[] }>(`/v1/orders/${orderId}/entitlements`);
  return lines.map(({ unitsReturnable }) => unitsReturnable);
};

describe('a money-back return', () => {
  it('goes from request to close, and pays exactly what was paid', async () => {
    const order = await recorded(admin);
    const asked = await requested(desk, order);
    expect(asked).toMatchObject({ status: 'requested', rmaNumber: null, revision: 0, events: ['ReturnRequested'] });

    const path = pathOf(asked);
    const accepted = await agent.do<CaseAnswer>(`${path}/issue`);
    expect(accepted).toMatchObject({ status: 'issued', revision: 1, events: ['RmaIssued'] });
    expect(accepted.rmaNumber).toMatch(/^RMA-([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z*~$=U]$/);
    expect((await agent.do<CaseAnswer>(`${path}/dispatch`, { carrier: 'HK Post', trackingNumber: 'RR1' })).status).toBe('inTransit');
    expect((await warehouse.do<CaseAnswer>(`${path}/receive`, aReceipt({ lineId: '1', quantity: 3 }))).status).toBe('received');
    expect((await warehouse.do<CaseAnswer>(`${path}/inspect`, anInspection({ lineId: '1', quantity: 3 }))).status).toBe('inspected');
    expect((await agent.do<CaseAnswer>(`${path}/resolution`, { resolution: 'refund', agreedBy: 'Jade' })).events).toEqual([
      'ResolutionChosen',
    ]);

    const preview = await agent.read<object>(`${path}/refund-preview`);
    const lines = [{ lineId: '1', quantity: 3, slots: [[0, 2]], net: usd(8999), tax: usd(10), total: usd(9009) }];
    expect(preview).toEqual({ lines, shipping: usd(0), fees: usd(0), total: usd(9009) });
    expect((await agent.do<CaseAnswer>(`${path}/refund`, {})).events).toEqual(['RefundApproved']);
    const { refundId, ...approved } = (await historyOf(asked)).at(-1)?.data ?? {};
    expect(approved).toEqual(preview);

    expectRefusal(await agent.post(`${path}/close`), 409, 'NOT_SETTLED');
    expect((await finance.do<CaseAnswer>(`${path}/refund/manual`, { reference: 'bank 42' })).events).toEqual(['RefundSettled']);
    expect(await agent.do(`${path}/close`)).toMatchObject({ status: 'closed', events: [] }); // the system was faster

    const closed = await caseOf(asked);
    expect(closed.status).toBe('closed');
    expect(closed.lines[0]?.units).toEqual([
      { quantity: 3, custody: 'held', verdict: 'accepted', resolution: 'refund', settlement: 'done', disposition: 'restock' },
    ]);
    expect(closed.refunds).toEqual([{ refundId, status: 'settled', ...approved, reference: 'bank 42' }]);
    expect(await freeUnits(order)).toEqual([0]);
    expectRefusal(await agent.post('/v1/rmas', aRequest(order, {}, [{ lineId: '1', quantity: 1 }])), 409, 'QUANTITY_NOT_RETURNABLE');
  });

  it('above the limit waits for finance: who asked does not approve, who inspected neither', async () => {
    const order = await recorded(admin, { lines: [aLine({ quantity: 2, itemsTotal: 50_000, tax: 1 })] });
    const rma = await inspected(desk, order);
    const path = pathOf(rma);
    expect((await agent.do<CaseAnswer>(`${path}/refund`, {})).events).toEqual(['RefundApprovalRequested']);
    expectRefusal(await agent.post(`${path}/refund`, {}), 409, 'NOTHING_TO_REFUND');
    expectRefusal(await agent.post(`${path}/refund/approve`), 403, 'ROLE_NOT_ALLOWED');
    expectRefusal(await finance.post(`${path}/refund/manual`, { reference: 'too early' }), 409, 'REFUND_NOT_FOUND');
    expect((await finance.do<CaseAnswer>(`${path}/refund/approve`)).events).toEqual(['RefundApproved']);
    await finance.do(`${path}/refund/manual`, { reference: 'bank 43' });

    expect(await caseOf(rma)).toMatchObject({ refunds: [{ status: 'settled', total: usd(50_001) }] });
    const bySelf = await inspected({ agent: admin, warehouse: admin }, await recorded(admin));
    expectRefusal(await admin.post(`${pathOf(bySelf)}/refund`, {}), 403, 'SEPARATION_OF_DUTIES');
  });

  it('up to the limit needs no approval, one minor unit more does', async () => {
    const at = await inspected(desk, await recorded(admin, { lines: [aLine({ quantity: 1, itemsTotal: 50_000, tax: 0 })] }));
    const above = await inspected(desk, await recorded(admin, { lines: [aLine({ quantity: 1, itemsTotal: 50_000, tax: 1 })] }));

    expect((await agent.do<CaseAnswer>(`${pathOf(at)}/refund`, {})).events).toEqual(['RefundApproved']);
    expect((await agent.do<CaseAnswer>(`${pathOf(above)}/refund`, {})).events).toEqual(['RefundApprovalRequested']);
  });

  it('that finance refunds needs nobody else, and a rejected refund can be asked for again', async () => {
    const dear = { lines: [aLine({ quantity: 1, itemsTotal: 60_000, tax: 0 })] };
    const byFinance = await inspected(desk, await recorded(admin, dear));
    expect((await finance.do<CaseAnswer>(`${pathOf(byFinance)}/refund`, {})).events).toEqual(['RefundApproved']);

    const path = pathOf(await inspected(desk, await recorded(admin, dear)));
    await agent.do(`${path}/refund`, {});
    expect((await finance.do<CaseAnswer>(`${path}/refund/reject`, { reason: 'ask for the invoice' })).events).toEqual(['RefundRejected']);
    expectRefusal(await finance.post(`${path}/refund/approve`), 409, 'REFUND_NOT_OPEN');
    expect((await agent.do<CaseAnswer>(`${path}/refund`, {})).events).toEqual(['RefundApprovalRequested']);
  });

  it('worth nothing settles by itself', async () => {
    const rma = await inspected(desk, await recorded(admin, { lines: [aLine({ quantity: 1, itemsTotal: 0, tax: 0 })] }));
    await agent.do(`${pathOf(rma)}/refund`, {});

    expect(await caseOf(rma)).toMatchObject({ refunds: [{ status: 'settled', total: usd(0) }] });
    expect(await agent.do(`${pathOf(rma)}/close`)).toMatchObject({ status: 'closed' });
  });

  it('pays nothing before the goods are here', async () => {
    const path = pathOf(await issued(desk, await recorded(admin)));
    expect(await agent.read(`${path}/refund-preview`)).toMatchObject({ lines: [], total: usd(0) });
    expectRefusal(await agent.post(`${path}/refund`, {}), 409, 'GOODS_NOT_RECEIVED');
    await warehouse.do(`${path}/receive`, aReceipt({ lineId: '1', quantity: 1 }));

    expectRefusal(await agent.post(`${path}/refund`, { lines: [{ lineId: '1', quantity: 2 }] }), 409, 'GOODS_NOT_RECEIVED');
  });
});

describe('a return that does not go on', () => {
  it('gives its units free when it is declined', async () => {
    const order = await recorded(admin);
    const rma = await requested(desk, order);
    expect(await freeUnits(order)).toEqual([0]);
    expectRefusal(await agent.post(`${pathOf(rma)}/decline`, { reason: 'abuseOrMisuse', message: 'no' }), 409, 'REASON_NOT_ALLOWED');
    const declined = await agent.do<CaseAnswer>(`${pathOf(rma)}/decline`, { reason: 'outsideWindow', message: 'Too late.' });

    expect(declined).toMatchObject({ status: 'declined', events: ['ReturnDeclined'] });
    expect(await freeUnits(order)).toEqual([3]);
    expectRefusal(await agent.post(`${pathOf(rma)}/issue`), 409, 'NOT_REQUESTED');
  });

  it('gives its units free when it is cancelled, and cannot be once goods are on the way or here', async () => {
    const order = await recorded(admin);
    const cancelled = await issued(desk, order);
    expect(await agent.do(`${pathOf(cancelled)}/cancel`, { reason: 'sold it' })).toMatchObject({ status: 'cancelled' });
    expect(await freeUnits(order)).toEqual([3]);

    const onTheWay = await issued(desk, order);
    await agent.do(`${pathOf(onTheWay)}/dispatch`, { carrier: 'HK Post', trackingNumber: 'RR2', lines: [{ lineId: '1', quantity: 1 }] });
    expectRefusal(await agent.post(`${pathOf(onTheWay)}/cancel`), 409, 'GOODS_ON_THE_WAY');
    await warehouse.do(`${pathOf(onTheWay)}/receive`, aReceipt({ lineId: '1', quantity: 1 }));
    expectRefusal(await agent.post(`${pathOf(onTheWay)}/cancel`), 409, 'GOODS_HELD');
    expect(await freeUnits(order)).toEqual([0]);
  });
});

describe('goods at the door', () => {
  it('may come in parts: what came first is refunded, the rest later into the same return', async () => {
    const rma = await issued(desk, await recorded(admin));
    const path = pathOf(rma);
    const comes = async (quantity: number) => {
      await warehouse.do(`${path}/receive`, aReceipt({ lineId: '1', quantity }));
      await warehouse.do(`${path}/inspect`, anInspection({ lineId: '1', quantity }));
      await agent.do(`${path}/refund`, {});
      await finance.do(`${path}/refund/manual`, { reference: `for ${quantity}` });
    };
    await comes(2);
    expectRefusal(await agent.post(`${path}/close`), 409, 'NOT_SETTLED');
    await comes(1);

    expect((await caseOf(rma)).refunds.map(({ total }) => total.amount)).toEqual([2999 + 3 + 3000 + 3, 3000 + 4]);
    expect(await agent.do(`${path}/close`)).toMatchObject({ status: 'closed' });
  });

  it('are known by their serials, one by one', async () => {
    const order = await recorded(admin, { lines: [aLine({ serialNumbers: ['SN-A', 'SN-B', 'SN-C'] })] });
    const rma = await issued(desk, order, {}, [{ lineId: '1', quantity: 2, serialNumbers: ['SN-C', 'SN-A'] }]);
    const path = pathOf(rma);
    const taken = aRequest(order, {}, [{ lineId: '1', quantity: 1, serialNumbers: ['SN-A'] }]);
    expectRefusal(await agent.post('/v1/rmas', taken), 409, 'UNIT_ALREADY_ON_RMA');
    const unknown = aRequest(order, {}, [{ lineId: '1', quantity: 1, serialNumbers: ['SN-X'] }]);
    expectRefusal(await agent.post('/v1/rmas', unknown), 409, 'SERIAL_NOT_ON_ORDER');
    await warehouse.do(`${path}/receive`, aReceipt({ lineId: '1', quantity: 1, serialNumbers: ['SN-C'] }));
    await warehouse.do(`${path}/inspect`, anInspection({ lineId: '1', quantity: 1, serialNumbers: ['SN-C'] }));

    expect((await caseOf(rma)).lines[0]?.units).toEqual([
      { quantity: 1, serialNumbers: ['SN-A'], custody: 'withSender', verdict: 'pending', resolution: 'refund', settlement: 'none' },
      expect.objectContaining({ quantity: 1, serialNumbers: ['SN-C'], custody: 'held', verdict: 'accepted' }),
    ]);
    expect(await agent.read(`${path}/refund-preview`)).toMatchObject({ total: usd(3000 + 4) }); // the third slot, whatever came first
  });

  it('that nobody expects are booked as unexpected, never refused and never silently accepted', async () => {
    const order = await recorded(admin, { lines: [aLine({ serialNumbers: ['SN-1', 'SN-2', 'SN-3'] })] });
    const rma = await issued(desk, order, {}, [{ lineId: '1', quantity: 1, serialNumbers: ['SN-1'] }]);
    const receipt = {
      items: [
        { lineId: '1', quantity: 4, serialNumbers: ['SN-1', 'SN-9'] },
        { lineId: '7', quantity: 1 },
      ],
      unexpectedItems: [{ description: 'a charger', sku: 'CH-1', quantity: 2 }],
      rmaFormPresent: false,
    };
    const { events } = await warehouse.do<CaseAnswer>(`${pathOf(rma)}/receive`, receipt);

    expect(events).toEqual(['ItemReceived', ...Array<string>(4).fill('UnexpectedItemReceived')]);
    const { unexpected, lines } = await caseOf(rma);
    expect(lines[0]?.units).toMatchObject([{ quantity: 1, custody: 'held' }]);
    expect(unexpected).toMatchObject([
      { why: 'serialNotOnLine', lineId: '1', serialNumber: 'SN-9', quantity: 1 },
      { why: 'surplus', lineId: '1', serialNumber: null, quantity: 2 },
      { why: 'notOnRma', lineId: '7', quantity: 1 },
      { why: 'foreign', lineId: null, sku: 'CH-1', quantity: 2, description: 'a charger' },
    ]);
  });

  it('are booked out of turn on a return that is not live, and nothing is paid for them', async () => {
    const order = await recorded(admin);
    const rma = await requested(desk, order);
    await agent.do(`${pathOf(rma)}/cancel`);
    const answer = await warehouse.do<CaseAnswer>(`${pathOf(rma)}/receive`, aReceipt({ lineId: '1', quantity: 1 }));

    expect(answer).toMatchObject({ status: 'cancelled', events: ['ItemReceived'] });
    expect((await historyOf(rma)).at(-1)?.data).toMatchObject({ outOfTurn: true });
    expectRefusal(await agent.post(`${pathOf(rma)}/refund`, {}), 409, 'RMA_NOT_LIVE');
    expect(await agent.read(`${pathOf(rma)}/refund-preview`)).toMatchObject({ total: usd(0) });
  });

  it('are inspected only when they are here', async () => {
    const path = pathOf(await received(desk, await recorded(admin), {}, [{ lineId: '1', quantity: 1 }]));

    expectRefusal(await warehouse.post(`${path}/inspect`, anInspection({ lineId: '1', quantity: 2 })), 409, 'NOT_RECEIVED');
    expectRefusal(await warehouse.post(`${path}/inspect`, anInspection({ lineId: '2', quantity: 1 })), 409, 'LINE_NOT_ON_RMA');
  });
});

describe('the largest return', () => {
  it('of 500 lines of an order of 2,000 goes from request to close', async () => {
    const lines = Array.from({ length: 2_000 }, (_, n) => aLine({ lineId: `${n}`, description: 'a', quantity: 1, itemsTotal: n, tax: 1 }));
    const order = await recorded(admin, { lines });
    const units = lines.slice(0, 500).map(({ lineId }) => ({ lineId, quantity: 1 }));
    const path = pathOf(await inspected(desk, order, {}, units));
    expect((await finance.do<CaseAnswer>(`${path}/refund`, { lines: units })).events).toEqual(['RefundApproved']);
    await finance.do(`${path}/refund/manual`, { reference: 'bank' });

    expect(await agent.do(`${path}/close`)).toMatchObject({ status: 'closed' });
    expect(await agent.read<CaseView>(path)).toMatchObject({ refunds: [{ total: usd((499 * 500) / 2 + 500) }] });
  });

  it('of 100 serials a line and a million units a line is refunded to the cent', async () => {
    const serialNumbers = Array.from({ length: 100 }, (_, n) => `S-${n}`.padEnd(64, '-'));
    const dear = { quantity: 1_000_000, itemsTotal: 1_000_000_000_000, tax: 999_999_999_999 };
    const order = await recorded(admin, { lines: [aLine({ lineId: '1', quantity: 100, serialNumbers }), aLine({ lineId: '2', ...dear })] });
    const path = pathOf(await inspected(desk, order));
    await finance.do(`${path}/refund`, {});

    expect(await agent.read<CaseView>(path)).toMatchObject({ refunds: [{ total: usd(8999 + 10 + 1_999_999_999_999) }] });
  });
});

describe('the wordiest return', () => {
  it.each([
    ['letters', 'x'.repeat(4_000)],
    ['Chinese', '林'.repeat(1_330)],
    ['control characters', '\u0001'.repeat(660)],
  ])('fills every body with %s and is taken', async (_, text) => {
    const lines = Array.from({ length: 90 }, (_, n) => aLine({ lineId: `${n}`, description: 'a', quantity: 1 }));
    const order = await recorded(admin, { lines });
    const units = lines.map(({ lineId }) => ({ lineId, quantity: 1 }));
    const rma = await requested(desk, order, { lines: units.map((unit) => ({ ...unit, reason: { code: 'defective', text } })) });
    await agent.do(`${pathOf(rma)}/issue`);
    const unexpectedItems = units.map(() => ({ description: text, quantity: 1 }));
    await warehouse.do(`${pathOf(rma)}/receive`, { ...aReceipt(...units), unexpectedItems });
    await warehouse.do(`${pathOf(rma)}/inspect`, anInspection(...units.map((unit) => ({ ...unit, note: text }))));

    expect(await caseOf(rma)).toMatchObject({ status: 'inspected', unexpected: unexpectedItems });
  });
});

describe('a warranty return', () => {
  const warranty = {
    basis: 'warranty',
    wantedResolution: 'repair',
    troubleshooting: { guideId: 'player-no-power', steps: ['charged it for a night'], outcome: 'notSolved' },
  };

  it('is for a defect after the troubleshooting was tried, and never gives money', async () => {
    const order = await recorded(admin);
    const untried = { ...warranty, troubleshooting: undefined };
    expectRefusal(await agent.post('/v1/rmas', aRequest(order, untried)), 409, 'TROUBLESHOOTING_REQUIRED');
    expectRefusal(
      await agent.post('/v1/rmas', aRequest(order, { ...warranty, wantedResolution: 'refund' })),
      409,
      'RESOLUTION_NOT_OFFERED',
    );
    const rma = await inspected(desk, order, warranty);

    expectRefusal(await agent.post(`${pathOf(rma)}/refund`, {}), 409, 'NOT_REFUNDABLE_UNDER_WARRANTY');
    expectRefusal(await agent.post(`${pathOf(rma)}/resolution`, { resolution: 'refund' }), 409, 'RESOLUTION_NOT_OFFERED');
  });

  it('of a consumer who bought from a reseller rests on a proof that an agent confirms', async () => {
    const order = await recorded(admin, { placedOn: '2025-11-01', shipments: shippedOn('2025-11-01') });
    const consumer = { ...warranty, requestedBy: { kind: 'consumer', id: 'C-9' } };
    expectRefusal(await agent.post('/v1/rmas', aRequest(order, consumer)), 404, 'NO_RECORD_OF_SALE');
    const proven = { ...consumer, proofOfPurchase: { purchasedOn: '2026-01-10', reference: 'till receipt 7' } };
    const rma = await requested(desk, order, proven);
    expectRefusal(await agent.post(`${pathOf(rma)}/issue`), 409, 'FACT_MISSING');
    await agent.do(`${pathOf(rma)}/issue`, { proofConfirmed: true });

    expect((await historyOf(rma)).at(-1)?.data).toMatchObject({ proofConfirmed: true });
    expect((await caseOf(rma)).lines[0]).toMatchObject({ entitledUntil: '2026-04-10' });
  });

  it('outside its term is refused, unless a lead sets the rule aside and says why', async () => {
    const order = await recorded(admin, { placedOn: '2025-11-01', shipments: shippedOn('2025-11-01') });
    expectRefusal(await agent.post('/v1/rmas', aRequest(order, warranty)), 409, 'WARRANTY_EXPIRED');
    expectRefusal(await agent.post('/v1/rmas', aRequest(order)), 409, 'WINDOW_CLOSED');
    const lead = await service.as('lead');
    const override = { rule: 'WARRANTY_EXPIRED', justification: 'known fault of the first series' };
    const { events } = await lead.do<CaseAnswer>('/v1/rmas', aRequest(order, { ...warranty, override }));

    expect(events).toEqual(['ReturnRequested', 'EligibilityOverridden']);
  });
});

const shippedOn = (day: string) => [{ shipmentId: 'S-1', shippedOn: day, lines: [{ lineId: '1', quantity: 3 }] }];
