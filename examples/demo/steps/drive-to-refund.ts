import type { Breakdown, CaseAnswer, CaseView } from '../answers.js';
import type { Answer, Client } from '../client.js';
import { counted, money } from '../report/words.js';
import type { Driven, Opened, Staff, Stage } from '../stage.js';
import { expectEqual, expectThere } from '../unexpected.js';
import { keyOfReseller } from './make-keys.js';

/** Each accepted return goes its whole way, every step under the key of whose job it is. */
export async function driveToRefund(stage: Stage, staff: Staff, opened: readonly Opened[]): Promise<readonly Driven[]> {
  const { report } = stage;
  report.chapter('From request to refund: issue, dispatch, receive, inspect, choose, refund, pay; the last settlement closes');
  const driven: Driven[] = [];
  for (const one of opened) {
    const { row } = one;
    const done = await drive(one, staff, await keyOfReseller(stage, row.buyer.id));
    driven.push(done.driven);
    report.holds(`${done.driven.rmaNumber}  ${money(done.total).padStart(7)}  ${counted(row.quantity, 'unit')} of ${row.description}`);
  }
  return driven;
}

async function drive(opened: Opened, { agent, warehouse, finance }: Staff, buyer: Client) {
  const { row, request } = opened;
  const { rmaId } = request.body;
  const units = { lineId: row.lineId, quantity: row.quantity };
  const step = async (
    by: Client,
    path: string,
    body: object,
    status: string,
    ...events: readonly string[]
  ): Promise<Answer<CaseAnswer>> => {
    const answer = await by.post<CaseAnswer>(`/v1/rmas/${rmaId}/${path}`, body);
    expectEqual(`${row.creditNote}: ${path}`, { status: answer.body.status, events: answer.body.events }, { status, events });
    return answer;
  };

  const issued = await step(agent, 'issue', {}, 'issued', 'RmaIssued');
  const parcel = { carrier: 'Royal Mail', trackingNumber: `RM${row.creditNote.slice(1)}GB` };
  await step(buyer, 'dispatch', parcel, 'inTransit', 'ParcelDispatched');
  await step(warehouse, 'receive', { items: [units], rmaFormPresent: true }, 'received', 'ItemReceived');
  const found = { ...units, condition: 'unopened', verdict: 'accepted', disposition: 'restock' };
  await step(warehouse, 'inspect', { items: [found] }, 'inspected', 'ItemInspected');
  await step(buyer, 'resolution', { resolution: 'refund' }, 'inspected'); // what they wanted from the beginning
  const { total } = await agent.get<Breakdown>(`/v1/rmas/${rmaId}/refund-preview`);
  const refund = await step(agent, 'refund', {}, 'inspected', 'RefundApproved');
  await step(finance, 'refund/manual', { reference: `BACS ${row.creditNote} ${row.sku}` }, 'inspected', 'RefundSettled');
  expectEqual(`${row.creditNote}: closed`, (await agent.get<CaseView>(`/v1/rmas/${rmaId}`)).status, 'closed');
  const rmaNumber = expectThere('The RMA number', issued.body.rmaNumber);
  return { driven: { ...opened, rmaId, rmaNumber, refund }, total };
}
