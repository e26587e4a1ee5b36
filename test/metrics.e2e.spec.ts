import { describe, expect, it } from '@jest/globals';
import type { Answer } from './support/client.js';
import { recorded } from './support/orders.js';
import { pathOf, requested } from './support/returns.js';
import { startService } from './support/service.js';
import { TestClock } from './support/test-clock.js';
import { counted, until } from './support/watched.js';

const clock = new TestClock();
const service = await startService({ clock, settings: { DEADLINES_EVERY_SECONDS: '0.5' } });
const unswept = await startService({ clock, settings: { DEADLINES_EVERY_SECONDS: '86400' } });

describe('what is counted', () => {
  const commands = (command: string, outcome: string, code = '') =>
    `rma_commands_total{command="${command}",outcome="${outcome}",code="${code}"}`;

  it('is every command by what came of it', async () => {
    const agent = service.admin();
    const rma = await requested({ agent, warehouse: agent }, await recorded(agent));
    await agent.do(`${pathOf(rma)}/issue`, {});
    await agent.do(`${pathOf(rma)}/issue`, {});
    await agent.post(`${pathOf(rma)}/issue`, {}, { 'if-match': '"77"' });
    await agent.post(`${pathOf(rma)}/decline`, { reason: 'noRecordOfSale', message: 'a' });
    await agent.post(`${pathOf(rma)}/notes`, { text: 'a' }, { 'idempotency-key': 'one' });
    await agent.post(`${pathOf(rma)}/notes`, { text: 'b' }, { 'idempotency-key': 'one' });

    const counts = [
      commands('RecordOrder', 'accepted'),
      commands('RequestReturn', 'accepted'),
      commands('IssueRma', 'accepted'),
      commands('IssueRma', 'alreadySo'),
      commands('IssueRma', 'stale'),
      commands('DeclineReturn', 'refused', 'NOT_REQUESTED'),
      commands('AddNote', 'accepted'),
      commands('AddNote', 'keyReused'),
    ].map((series) => counted(service, series));
    expect(await Promise.all(counts)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(await counted(service, 'rma_append_seconds_count')).toBeGreaterThanOrEqual(5);
  });

  it('is every request by the pattern of its route, never by its address', async () => {
    await service.admin().get('/v1/rmas/of-jane');
    await service.admin().get('/v1/rmas/of-john');
    await service.nobody().get('/v1/orders?buyerId=jane');
    await service.nobody().get('/nowhere/jane');

    await until(async () => (await counted(service, 'rma_http_requests_total{method="GET",route="none",status="404"}')) === 1);
    expect(await counted(service, 'rma_http_requests_total{method="GET",route="/v1/rmas/:rmaId",status="404"}')).toBe(2);
    expect(await counted(service, 'rma_http_requests_total{method="GET",route="/v1/orders",status="401"}')).toBe(1);
    const { text: exposed, headers } = await service.nobody().get('/metrics');
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(exposed).not.toMatch(/jane|john/);
    expect(exposed).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
    expect(exposed).toMatch(/^process_resident_memory_bytes \d/m);
    for (const line of exposed.split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|[a-z]\w*(\{[^}]*\})? \S+|)$/);
  });

  it('is a conflict between services that others win to the end, and a command that fails', async () => {
    const agent = service.admin();
    const rma = await requested({ agent, warehouse: agent }, await recorded(agent));
    const { store } = service.installation;
    const append = store.append.bind(store);
    const answers: Answer[] = [];
    store.append = (stream) => Promise.resolve({ kind: 'wrongExpectedRevision', expected: 0, actual: stream.length });
    answers.push(await agent.post(`${pathOf(rma)}/notes`, { text: 'a' }));
    store.append = () => Promise.reject(new Error('The disk is gone.'));
    answers.push(await agent.post(`${pathOf(rma)}/notes`, { text: 'a' }));
    store.append = append;
    expect(answers.map(({ status }) => status)).toEqual([409, 500]);
    expect(await counted(service, commands('AddNote', 'conflict'))).toBe(1);
    expect(await counted(service, commands('AddNote', 'failed'))).toBe(1);
  });

  it('is what is due, and what the clock runs', async () => {
    for (const one of [service, unswept]) {
      const agent = one.admin();
      await agent.do(`${pathOf(await requested({ agent, warehouse: agent }, await recorded(agent)))}/issue`, {});
      expect(await counted(one, 'rma_deadlines_due')).toBe(0);
    }
    clock.set('2026-06-01T09:00:00Z');
    await until(async () => (await counted(unswept, 'rma_deadlines_due')) === 1);
    await until(async () => (await counted(service, commands('ExpireRma', 'accepted'))) >= 1);
    await until(async () => (await counted(service, 'rma_deadlines_due')) === 0);
    expect(await counted(unswept, commands('ExpireRma', 'accepted'))).toBe(0);
  });
});
