import { describe, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '#rma/platform/testing';
import { runBuilt } from '../durability/built-program.js';
import { adminKey, makeKeys, staffAt, startServiceProcess } from '../durability/service-process.js';
import { freshOrder } from '../durability/situations.js';
import { storedEvents } from '../durability/stored-events.js';
import { Client } from '../support/client.js';
import { pathOf, requested } from '../support/returns.js';
import { isSecretIn, textsIn } from './search.js';
import { storedKeys } from './stored-keys.js';

jest.setTimeout(60_000); // processes start and end in here

const dataDir = temporaryDirectory();
const fields = ['tracking', 'description', 'finding', 'fileName', 'content'] as const;
const markers = Object.fromEntries(fields.map((field) => [field, `${field}-${randomBytes(8).toString('hex')}`])) as Record<
  (typeof fields)[number],
  string
>;
const toldIn = (text: string) => fields.filter((field) => text.includes(markers[field]));
const start = () => startServiceProcess({ dataDir, logLevel: 'trace' });

let service = await start();
const services = [service];
const keys = await makeKeys(service.url);
const staff = () => staffAt(service.url, keys);
const admin = () => new Client(service.url, adminKey);

/** A person's return with a parcel that was linked to it, a finding about it and a file: each with a text that is nowhere else. */
const person = { kind: 'consumer', id: 'P-beside' } as const;
const order = freshOrder({ buyer: person });
await staff().system.do('/v1/orders', order);
const rma = await requested(staff(), order, {}, [{ lineId: '1', quantity: 1 }]);
const items = [
  { sku: 'MP3-4G', description: 'a player', quantity: 1 },
  { description: markers.description, quantity: 1 },
];
const { parcelId } = await staff().warehouse.do<{ parcelId: string }>('/v1/parcels', { trackingNumber: markers.tracking, items });
await staff().agent.do(`/v1/parcels/${parcelId}/link`, { rmaId: rma.rmaId });
const finding = { factoryId: 'F-12', sku: 'MP3-4G', faultCode: 'NO-POWER', text: markers.finding, rmaId: rma.rmaId };
await staff().agent.do('/v1/quality-feedback', finding);
const raw = { type: 'text/plain', content: markers.content };
const named = { 'content-disposition': `attachment; filename="${markers.fileName}"` };
const attached = await staff().warehouse.send('POST', `${pathOf(rma)}/evidence`, { raw, headers: named });
const { evidenceId } = JSON.parse(attached.text) as { readonly evidenceId: string };

const readings = [`/v1/parcels/${parcelId}`, pathOf(rma), `${pathOf(rma)}/history`, `${pathOf(rma)}/evidence/${evidenceId}`];
const readAll = async () => (await Promise.all(readings.map((path) => staff().agent.get(path)))).map(({ text }) => text).join('\n');
const exported = async (kind: string, id: string) => (await admin().get(`/v1/subjects/${kind}/${id}`)).text;
const ownerOfParcel = { kind: 'parcel', id: parcelId } as const;

function expectNowhere(): void {
  expect(textsIn(dataDir, ['MP3 player'])).not.toEqual([]); // the search does find what is there
  expect(textsIn(dataDir, Object.values(markers))).toEqual([]);
  expect(toldIn(services.map((one) => one.output()).join(''))).toEqual([]);
}

describe('what is typed and handed in beside a case', () => {
  it('is in no byte of any file, before and after a SIGKILL, and in nothing the service says', async () => {
    expectNowhere();
    await service.end('SIGKILL');
    expectNowhere();
    service = await start();
    services.push(service);
  });

  it('is read by staff and exported with who asked for the return', async () => {
    expect(toldIn(await readAll())).toEqual(fields.filter((field) => field !== 'finding'));
    expect(toldIn(await exported(person.kind, person.id))).toEqual(fields.filter((field) => field !== 'content'));
  });

  it('is gone for ever when they are erased: their key, the parcel’s key, the file, and no event is changed by it', async () => {
    await staff().agent.do(`${pathOf(rma)}/decline`, { reason: 'noRecordOfSale', message: 'We find no such sale.' });
    const secrets = [person, ownerOfParcel].map((owner) => storedKeys(dataDir, owner));
    const { events } = storedEvents(dataDir);
    expect(secrets.map((secret) => isSecretIn(dataDir, secret))).toEqual([true, true]);
    expect(readdirSync(join(dataDir, 'evidence'))).toEqual([evidenceId]);

    await admin().do(`/v1/subjects/${person.kind}/${person.id}/erase`);

    expect(secrets.map((secret) => isSecretIn(dataDir, secret))).toEqual([false, false]);
    expect(readdirSync(join(dataDir, 'evidence'))).toEqual([]);
    expect(storedEvents(dataDir)).toEqual({ events, breaks: [] });
    const told = [await readAll(), await exported(person.kind, person.id), await exported('parcel', parcelId)];
    expect(told.flatMap(toldIn)).toEqual([]);
    expect(told.every((text) => text.includes('erased'))).toBe(true);
    expectNowhere();
  });

  it('leaves what verifies, also after the next start', async () => {
    await service.end('SIGTERM');
    const { code, stdout } = await runBuilt('apps/rmactl/main.js', ['verify'], { DATA_DIR: dataDir });
    expect([code, stdout]).toEqual([0, expect.stringContaining('Attached files: 0 as they were attached, 1 erased with the person.')]);
    service = await start();
    expect(toldIn(await readAll())).toEqual([]);
    expectNowhere();
  });
});
