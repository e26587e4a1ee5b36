import { describe, expect, it, jest } from '@jest/globals';
import { temporaryDirectory } from '#rma/platform/testing';
import { runBuilt } from '../durability/built-program.js';
import { adminKey, makeKeys, staffAt, startServiceProcess } from '../durability/service-process.js';
import { storedEvents } from '../durability/stored-events.js';
import { Client } from '../support/client.js';
import { expectRefusal } from '../support/problems.js';
import { aRequest, pathOf } from '../support/returns.js';
import { type Lived, lived, type Person, settled } from './lived.js';
import { newMarkers, type PersonalField, personalFields, staffOnly } from './markers.js';
import { impersonal, personalParts, readAll } from './reading.js';
import { isSecretIn, textsIn } from './search.js';
import { storedKeys } from './stored-keys.js';

jest.setTimeout(60_000); // processes start and end in here

const dataDir = temporaryDirectory();
const rmactl = (...args: readonly string[]) => runBuilt('apps/rmactl/main.js', args, { DATA_DIR: dataDir });
const start = () => startServiceProcess({ dataDir, logLevel: 'trace' });

let service = await start();
const services = [service];
const keys = await makeKeys(service.url);
const staff = () => staffAt(service.url, keys);
const admin = () => new Client(service.url, adminKey);

async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  await service.end(signal);
}
async function restart(): Promise<void> {
  service = await start();
  services.push(service);
}

/** One is erased while the service runs, one while it does not; the third shares an id with the first and stays. */
const reseller: Person = { kind: 'reseller', id: 'P-1' };
const consumer: Person = { kind: 'consumer', id: 'P-2' };
const another: Person = { kind: 'consumer', id: 'P-1' };
const [first, second, third] = (await Promise.all([reseller, consumer, another].map((person) => lived(staff(), person, newMarkers())))) as [
  Lived,
  Lived,
  Lived,
];
const gone = [first, second];
const everyone = [first, second, third];

const subjectPath = ({ kind, id }: Person) => `/v1/subjects/${kind}/${id}`;
const markersOf = (...people: readonly Lived[]) => people.flatMap(({ markers }) => Object.values(markers));
/** The fields of a person that a text tells. */
const toldIn = (text: string, { markers }: Lived, fields: readonly PersonalField[] = personalFields) =>
  fields.filter((field) => text.includes(markers[field]));

function expectNowhere(): void {
  expect(textsIn(dataDir, ['MP3 player'])).not.toEqual([]); // the search does find what is there
  expect(textsIn(dataDir, markersOf(...everyone))).toEqual([]);
  const output = services.map((one) => one.output()).join('');
  expect(everyone.flatMap((one) => toldIn(output, one))).toEqual([]);
}

describe('what people are called and what they type', () => {
  it('is in no byte of any file, the write-ahead logs included, and in nothing the service says', async () => {
    await admin().post('/v1/orders', { ...first.order, orderId: 'not an id', surprise: first.markers.buyerName });
    await admin().send('POST', '/v1/rmas', { raw: { type: 'application/json', content: `{"name": "${first.markers.requesterName}"` } });
    expect(textsIn(dataDir, ['MP3 player']).map(({ file }) => file)).toEqual([expect.stringContaining('events.db-wal')]);
    expectNowhere();
    await stop('SIGKILL');
    expectNowhere();
    await restart();
    expectNowhere();
  });

  it('is read by staff', async () => {
    for (const one of everyone) {
      const text = JSON.stringify(await readAll(staff().agent, one));
      expect(toldIn(text, one)).toEqual(personalFields);
      expect(everyone.filter((other) => other !== one).flatMap((other) => toldIn(text, other))).toEqual([]);
    }
  });

  it('is read by the person, but for what is the staff’s', async () => {
    for (const one of everyone) {
      const { kind: role, id: buyerId } = one.person;
      const { key } = await admin().do<{ readonly key: string }>('/v1/keys', { role, buyerId, note: 'their own' });
      const text = JSON.stringify(await readAll(new Client(service.url, key), one));
      expect(toldIn(text, one)).toEqual(personalFields.filter((field) => !staffOnly.includes(field)));
    }
  });

  it('is exported, all of it', async () => {
    for (const one of everyone) {
      const { code, stdout } = await rmactl('subjects', 'export', one.person.kind, one.person.id);
      expect(code).toBe(0);
      expect(toldIn(stdout, one)).toEqual(personalFields);
    }
  });
});

describe('an erasure', () => {
  const before = new Map<Lived, unknown>();
  const secrets = new Map<Lived, Buffer>();
  const events: unknown[] = [];
  const keyFound = (one: Lived): boolean => isSecretIn(dataDir, secrets.get(one));

  it('is refused while a case is open and a refund not settled, and changes nothing', async () => {
    for (const one of gone) {
      const refusal = expectRefusal(await admin().post(`${subjectPath(one.person)}/erase`), 409, 'SUBJECT_HAS_OPEN_CASES');
      expect(refusal.facts).toEqual({ rmaIds: [one.unsettled.rmaId] });
      const told = {
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^Cases of \S+ \S+ are open or have an unsettled refund: \d+\.\n$/),
      };
      expect(await rmactl('subjects', 'erase', one.person.kind, one.person.id)).toEqual(told);
      expect(toldIn(JSON.stringify(await readAll(staff().agent, one)), one)).toEqual(personalFields);
    }
  });

  it('is done while the service runs', async () => {
    for (const one of everyone) {
      await settled(staff(), one);
      before.set(one, impersonal(await readAll(staff().agent, one)));
      secrets.set(one, storedKeys(dataDir, one.person));
    }
    events.push(...storedEvents(dataDir).events);
    expect(keyFound(first)).toBe(true);
    const { code, stdout } = await rmactl('subjects', 'erase', 'reseller', 'P-1');
    expect(keyFound(first)).toBe(false);
    expect(stdout).toMatch(/^The personal data of reseller P-1 was erased at \S+; amounts, dates and numbers remain\.\n$/);
    expect(code).toBe(0);
  });

  it('is done while no service runs', async () => {
    await stop('SIGTERM');
    const { code, stdout } = await rmactl('subjects', 'erase', 'consumer', 'P-2');
    expect(stdout).toMatch(/^The personal data of consumer P-2 was erased at \S+; amounts, dates and numbers remain\.\n$/);
    expect(code).toBe(0);
  });

  it.each(['before', 'after'] as const)('leaves no key of the person in any file, %s the next start', async (when) => {
    if (when === 'after') await restart();
    for (const one of gone) {
      expect(keyFound(one)).toBe(false);
      expect(storedKeys(dataDir, one.person).every((byte) => byte === 0)).toBe(true);
    }
    expect(keyFound(third)).toBe(true);
    expectNowhere();
  });

  it('leaves marks where something personal was, everywhere it is read', async () => {
    for (const one of gone) {
      const read = await readAll(staff().agent, one);
      expect(toldIn(JSON.stringify(read), one)).toEqual([]);
      expect(personalParts(read).length).toBeGreaterThan(15);
      for (const part of personalParts(read)) expect(part).toMatchObject({ erased: true });
      const { stdout } = await rmactl('subjects', 'export', one.person.kind, one.person.id);
      const { erasedAt, found } = JSON.parse(stdout) as {
        readonly erasedAt: string;
        readonly found: readonly { readonly personal: unknown }[];
      };
      expect(erasedAt).toMatch(/^\d{4}-/);
      expect(new Set(found.map(({ personal }) => personal))).toEqual(new Set(['erased']));
    }
  });

  it('changes no event, and no amount, date, number or state of any case, now or as it was', async () => {
    for (const one of everyone) expect(impersonal(await readAll(staff().agent, one))).toEqual(before.get(one));
    expect(storedEvents(dataDir)).toEqual({ events, breaks: [] });
    const verified = await rmactl('verify');
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('every hash as it was written') });
    const [opened] = first.ended;
    const then = await staff().agent.read<{ readonly status: string }>(`${pathOf(opened ?? first.unsettled)}?revision=0`);
    expect(then).toMatchObject({ status: 'requested', requestedBy: { ...reseller, erased: true } });
  });

  it('leaves what others are called and typed, also of one with the same id', async () => {
    expect(toldIn(JSON.stringify(await readAll(staff().agent, third)), third)).toEqual(personalFields);
  });

  it('is final: nothing is ever sealed for that person again, and to erase again changes nothing', async () => {
    const erase = () => admin().do<{ readonly erasedAt: string }>(`${subjectPath(reseller)}/erase`);
    expect(await erase()).toEqual(await erase());
    const { order, markers } = first;
    expectRefusal(await staff().system.post('/v1/orders', { ...order, orderId: 'O-2', orderNumber: 'O-2' }), 409, 'SUBJECT_ERASED');
    const requestedBy = { ...reseller, name: markers.requesterName };
    expectRefusal(await staff().agent.post('/v1/rmas', aRequest(order, { requestedBy })), 409, 'SUBJECT_ERASED');
    expectRefusal(await staff().agent.post(`${pathOf(first.unsettled)}/notes`, { text: markers.note }), 409, 'SUBJECT_ERASED');
    expect(storedKeys(dataDir, reseller).every((byte) => byte === 0)).toBe(true);
    expect(storedEvents(dataDir).events.length).toBe(events.length);
    expectNowhere();
  });

  it('of somebody unknown says that nothing was kept of them, and of no kind of person is refused', async () => {
    const [nobody, nothing] = await Promise.all([
      rmactl('subjects', 'erase', 'consumer', 'P-9'),
      rmactl('subjects', 'erase', 'king', 'P-1'),
    ]);
    expect(nobody).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing personal of consumer P-9 was kept here; /) });
    expect(nothing).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^kind: .*"reseller"\|"consumer"\|"parcel"\|"feedback"\n$/),
    });
  });
});
