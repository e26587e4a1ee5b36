import { aLine, type Order } from '../support/orders.js';
import { aReceipt, anInspection, aRequest, type CaseAnswer, pathOf } from '../support/returns.js';
import type { Member, Staff } from '../durability/service-process.js';
import { freshOrder } from '../durability/situations.js';
import type { Markers } from './markers.js';

export interface Person {
  readonly kind: 'reseller' | 'consumer';
  readonly id: string;
}

/** A person with an order and returns, in all of whose fields their markers stand. */
export interface Lived {
  readonly person: Person;
  readonly markers: Markers;
  readonly order: Order;
  /** Paid but for the document of the payment, so still open. */
  readonly unsettled: CaseAnswer;
  /** Those that have ended. */
  readonly ended: readonly CaseAnswer[];
}

const one = { lineId: '1', quantity: 1 };

/** Buys, asks for returns and takes them to their ends, all but one: its refund waits for the document of its payment. */
export async function lived(staff: Staff, person: Person, markers: Markers): Promise<Lived> {
  const buyer = { ...person, name: markers.buyerName, email: markers.buyerEmail };
  const order = freshOrder({ buyer, lines: [aLine({ itemsTotal: 180_000 })] });
  await staff.system.do('/v1/orders', order);
  const asks = requestsOf(staff, order, person, markers);
  const declined = await asks.declinedAfterAnArrival();
  const cancelled = await asks.overriddenAndCancelled();
  const warranted = await asks.warrantedAndCancelled();
  const sentBack = await asks.notRepairedAndSentBack();
  const reopened = await asks.reinstatedCorrectedAndReopened();
  return { person, markers, order, unsettled: await asks.almostPaid(), ended: [declined, cancelled, warranted, sentBack, reopened] };
}

function requestsOf(staff: Staff, order: Order, person: Person, markers: Markers) {
  const on = async (rma: CaseAnswer, by: Member, action: string, body: object = {}) =>
    staff[by].do<CaseAnswer>(`${pathOf(rma)}/${action}`, body);
  const requestedBy = { ...person, name: markers.requesterName, email: markers.requesterEmail };
  const request = (by: Member, changes: object = {}) => {
    const lines = [{ ...one, reason: { code: 'defective', text: markers.reasonText } }];
    return staff[by].do<CaseAnswer>('/v1/rmas', aRequest(order, { requestedBy, lines, ...changes }));
  };
  const warranty = { basis: 'warranty', wantedResolution: 'repair' };
  return {
    async declinedAfterAnArrival() {
      const rma = await request('agent');
      const unexpectedItems = [{ description: markers.unexpectedDescription, quantity: 1 }];
      await on(rma, 'warehouse', 'receive', { items: [], unexpectedItems, rmaFormPresent: false });
      return on(rma, 'agent', 'decline', { reason: 'noRecordOfSale', message: markers.declineMessage });
    },
    async overriddenAndCancelled() {
      const override = { rule: 'TROUBLESHOOTING_REQUIRED', justification: markers.justification };
      return on(await request('lead', { ...warranty, override }), 'agent', 'cancel', { reason: markers.cancelReason });
    },
    async warrantedAndCancelled() {
      const proofOfPurchase = { purchasedOn: order.placedOn, reference: markers.proofReference };
      const tried = { steps: [markers.troubleshootingStep], outcome: 'notSolved', text: markers.troubleshootingText };
      const rma = await request('agent', { ...warranty, proofOfPurchase, troubleshooting: tried });
      return on(rma, 'agent', 'cancel');
    },
    async notRepairedAndSentBack() {
      const tried = { steps: [markers.troubleshootingStep], outcome: 'notSolved' };
      const rma = await request('agent', { ...warranty, troubleshooting: tried });
      await on(rma, 'agent', 'issue', { proofConfirmed: true });
      await on(rma, 'warehouse', 'receive', aReceipt(one));
      await on(rma, 'warehouse', 'inspect', anInspection({ ...one, verdict: 'declined', reason: 'noFaultFound' }));
      await on(rma, 'admin', 'inspect', anInspection({ ...one, note: markers.reinspectionNote }));
      await on(rma, 'technician', 'repair/start');
      await on(rma, 'technician', 'repair/abandon', { reason: markers.repairReason });
      await on(rma, 'agent', 'resolution', { resolution: 'returnAsIs' });
      return on(rma, 'warehouse', 'ship-back', { carrier: 'HK Post', trackingNumber: markers.trackingNumberBack });
    },
    async reinstatedCorrectedAndReopened() {
      const rma = await request('agent', { ...warranty, troubleshooting: { steps: ['a'], outcome: 'notSolved' } });
      await on(rma, 'agent', 'cancel');
      await on(rma, 'lead', 'reinstate', { reason: markers.reinstatementReason });
      await on(rma, 'agent', 'issue', { proofConfirmed: true });
      await on(rma, 'warehouse', 'receive', aReceipt(one));
      await on(rma, 'warehouse', 'receipt-correction', { ...one, quantity: 0, reason: markers.correctionReason });
      await on(rma, 'warehouse', 'receive', aReceipt(one));
      await on(rma, 'agent', 'resolution', { resolution: 'returnAsIs' });
      await on(rma, 'warehouse', 'ship-back', { carrier: 'HK Post', trackingNumber: 'a' });
      await on(rma, 'lead', 'reopen', { reason: markers.reopeningReason });
      return on(rma, 'agent', 'close');
    },
    async almostPaid() {
      const rma = await request('agent');
      await on(rma, 'agent', 'issue', { proofConfirmed: true });
      await on(rma, 'agent', 'dispatch', { carrier: 'HK Post', trackingNumber: markers.trackingNumber });
      await on(rma, 'warehouse', 'receive', aReceipt(one));
      await on(rma, 'warehouse', 'inspect', anInspection({ ...one, note: markers.inspectorNote }));
      await on(rma, 'agent', 'resolution', { resolution: 'replaceSame', agreedBy: 'they themselves' });
      await on(rma, 'agent', 'resolution', { resolution: 'refund', agreedBy: markers.agreedBy });
      await on(rma, 'agent', 'refund');
      await on(rma, 'finance', 'refund/reject', { reason: markers.rejectReason });
      await on(rma, 'agent', 'notes', { text: markers.note });
      await on(rma, 'agent', 'refund');
      return on(rma, 'finance', 'refund/approve');
    },
  };
}

/** Pays and closes what is still open. */
export async function settled(staff: Staff, { unsettled }: Lived): Promise<void> {
  await staff.finance.do(`${pathOf(unsettled)}/refund/manual`, { reference: 'BANK-2026-1' });
  await staff.agent.do(`${pathOf(unsettled)}/close`, {});
}
