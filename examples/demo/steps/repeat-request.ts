import type { CaseView, Problem } from '../answers.js';
import type { Answer } from '../client.js';
import { count } from '../report/words.js';
import type { Driven, Staff, Stage } from '../stage.js';
import { expectEqual } from '../unexpected.js';

/** The network lost an answer, so the client asks again: the same answer comes, and nothing happens twice. */
export async function repeatRequest({ admin, report }: Stage, { agent }: Staff, { rmaId, request, refund }: Driven): Promise<void> {
  report.chapter('Idempotency: an answer got lost, so the same is sent again');
  const before = await admin.get<CaseView>(`/v1/rmas/${rmaId}`);
  const repeats: readonly (readonly [string, Answer<unknown>, Answer<unknown>])[] = [
    ['the request', request, await admin.send(request.sent)],
    ['the refund', refund, await agent.send(refund.sent)],
  ];
  for (const [name, first, again] of repeats) {
    expectEqual(`The repeated answer to ${name}`, [again.status, again.text], [first.status, first.text]);
    report.holds(`${name}: again ${again.status}, all ${count(Buffer.byteLength(again.text))} bytes the same`);
  }
  const other = await agent.send<Problem>({ ...refund.sent, body: JSON.stringify({ lines: [{ lineId: 'another', quantity: 1 }] }) });
  expectEqual('The same key with another body', [other.status, other.body.code], [422, 'IDEMPOTENCY_KEY_REUSED']);
  expectEqual('The case after the repeats', await admin.get<CaseView>(`/v1/rmas/${rmaId}`), before);
  report.holds('the same key with another body: 422 IDEMPOTENCY_KEY_REUSED; the case is as it was');
}
