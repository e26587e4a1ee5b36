import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SystemClock } from '#rma/platform';
import type { Role } from '#rma/returns';
import type { Staff } from '../durability/service-process.js';
import { pathOf } from '../support/returns.js';
import { startService } from '../support/service.js';
import { until } from '../support/watched.js';
import { lived, settled } from './lived.js';
import { newMarkers } from './markers.js';

interface Line {
  readonly level: string;
  readonly context?: string;
  readonly message: Readonly<Record<string, unknown>>;
  readonly stack?: string;
}

let written = '';
const spies = [process.stdout, process.stderr].map((stream) =>
  jest.spyOn(stream, 'write').mockImplementation((chunk: string | Uint8Array) => {
    written += String(chunk);
    return true;
  }),
);
afterAll(() => spies.forEach((spy) => spy.mockRestore()));
beforeEach(() => {
  written = '';
});
const lines = (context: string): readonly Line[] =>
  written
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.context === context);

const service = await startService({ clock: new SystemClock(), settings: { LOG_LEVEL: 'debug' } });
const roles = ['admin', 'system', 'agent', 'lead', 'warehouse', 'technician', 'finance', 'auditor'] as const satisfies readonly Role[];
const staff = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await service.as(role)]))) as Staff;
const nobodyNamed = (texts: readonly string[]) => texts.filter((text) => written.includes(text));

describe('the log at debug', () => {
  it('has a line for every request, with the pattern of its route and its correlation id', async () => {
    await staff.agent.get('/v1/rmas/none-of-jane?asOf=jane', { 'x-correlation-id': 'desk-7' });
    await until(async () => lines('Http').length === 1);
    expect(lines('Http')).toEqual([
      expect.objectContaining({
        level: 'debug',
        message: { method: 'GET', route: '/v1/rmas/:rmaId', status: 404, milliseconds: expect.any(Number), correlationId: 'desk-7' },
      }),
    ]);
    expect(nobodyNamed(['jane'])).toEqual([]);
  });

  it('names nobody after requests full of names and texts, taken or refused', async () => {
    const markers = newMarkers();
    const life = await lived(staff, { kind: 'reseller', id: 'R-of-the-log' }, markers);
    await settled(staff, life);
    const texts = Object.values(markers);
    for (const text of texts) {
      const asked = encodeURIComponent(text);
      await staff.agent.get(`/v1/orders?buyerId=${asked}&sku=${asked}`);
      await staff.agent.get(`/v1/rmas/${asked}?asOf=${asked}`);
      await staff.agent.get(`/${asked}`);
      await staff.agent.post('/v1/rmas', { [text]: text });
      await staff.agent.send('POST', `${pathOf(life.unsettled)}/notes`, { raw: { type: 'application/json', content: text } });
    }
    await until(async () => lines('Http').length > 5 * texts.length + 40);
    expect(nobodyNamed([...texts, 'R-of-the-log'])).toEqual([]);
  });

  it('tells of what nobody foresaw at error, where and why and with the correlation id, and quotes nothing', async () => {
    const { unsettled, markers } = await lived(staff, { kind: 'reseller', id: 'R-of-the-log' }, newMarkers());
    const { store } = service.installation;
    const append = store.append.bind(store);
    const failing = async (error: unknown) => {
      store.append = () => Promise.reject(error);
      const answer = await staff.agent.post(`${pathOf(unsettled)}/notes?of=jane`, { text: markers.note }, { 'x-correlation-id': 'desk-8' });
      store.append = append;
      return answer;
    };
    const unreadable = new SyntaxError(`Unexpected token in "${markers.note}"`);
    for (const error of [new TypeError('no such slot'), unreadable])
      expect(await failing(error)).toMatchObject({ status: 500, text: expect.stringContaining('INTERNAL_ERROR') });

    const message = { method: 'POST', route: '/v1/rmas/:rmaId/notes', status: 500, code: 'INTERNAL_ERROR', correlationId: 'desk-8' };
    expect(lines('Api').map(({ level, message: told }) => [level, told])).toEqual([
      ['error', message],
      ['error', message],
    ]);
    expect(written).toMatch(/TypeError: no such slot\\n\s+at /);
    expect(nobodyNamed([markers.note, 'jane', unsettled.rmaId])).toEqual([]);
  });
});
