import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '#rma/platform/testing';
import { recorded } from './support/orders.js';
import type { Client, Sending } from './support/client.js';
import { expectMalformed, expectRefusal } from './support/problems.js';
import { anInspection, type CaseAnswer, pathOf, received, requested } from './support/returns.js';
import { startService } from './support/service.js';
import type { History } from './support/views.js';

const dataDir = temporaryDirectory();
const service = await startService({ dataDir });
const admin = service.admin();
const agent = await service.as('agent');
const warehouse = await service.as('warehouse');
const auditor = await service.as('auditor');
const reseller = await service.as('reseller');
const desk = { agent, warehouse };

interface EvidenceAnswer extends CaseAnswer {
  readonly evidenceId: string;
}

const megabyte = 1024 * 1024;
const picture = Uint8Array.from({ length: 3_000 }, (_, index) => (index * 7) % 256);
const named = { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('Riß im Display.jpg')}` };
const kept = () => readdirSync(join(dataDir, 'evidence'));
const fileOf = ({ evidenceId }: EvidenceAnswer) => join(dataDir, 'evidence', evidenceId);

function attach(
  to: CaseAnswer,
  content: Uint8Array<ArrayBuffer>,
  type: string | undefined,
  headers: Sending['headers'] = {},
  by = warehouse,
) {
  return by.send('POST', `${pathOf(to)}/evidence`, { raw: { type, content }, headers });
}

async function attached(to: CaseAnswer, by = warehouse): Promise<EvidenceAnswer> {
  const { status, text } = await attach(to, picture, 'image/jpeg', named, by);
  expect([status, text]).toEqual([200, expect.any(String)]);
  return JSON.parse(text) as EvidenceAnswer;
}

async function fetched({ rmaId, evidenceId }: EvidenceAnswer, by: Client = agent) {
  const headers = { authorization: `Bearer ${by.key}` };
  const response = await fetch(`${service.url}/v1/rmas/${rmaId}/evidence/${evidenceId}`, { headers });
  return { status: response.status, headers: response.headers, content: new Uint8Array(await response.arrayBuffer()) };
}

const rma = await received(desk, await recorded(admin));

describe('a file', () => {
  it('is attached to a return and given back as it was, to be kept and never shown', async () => {
    const answer = await attached(rma);
    expect(answer).toMatchObject({ rmaId: rma.rmaId, status: 'received', events: ['EvidenceAttached'], evidenceId: expect.any(String) });
    for (const reader of [agent, auditor]) {
      const { status, headers, content } = await fetched(answer, reader);
      expect([status, content]).toEqual([200, picture]);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'content-disposition': "attachment; filename*=UTF-8''Ri%C3%9F%20im%20Display.jpg",
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it('stands in the history with its SHA-256, size and kind, and its name for staff alone', async () => {
    const { evidenceId } = await attached(rma);
    const [staffs, buyers] = [await agent.get(`${pathOf(rma)}/history`), await reseller.get(`${pathOf(rma)}/history`)];
    const { events } = JSON.parse(staffs.text) as History;
    expect(events.at(-1)).toMatchObject({
      type: 'EvidenceAttached',
      data: {
        evidenceId,
        sha256: createHash('sha256').update(picture).digest('hex'),
        mediaType: 'image/jpeg',
        bytes: 3_000,
        personal: { fileName: 'Riß im Display.jpg' },
      },
    });
    expect(buyers.text).toContain(evidenceId);
    expect(buyers.text).not.toContain('Display');
  });

  it('may be the one part of a form', async () => {
    const form = new FormData();
    form.set('file', new File([picture], 'label.png', { type: 'image/png' }));
    const sent = new Response(form);
    const content = new Uint8Array(await sent.arrayBuffer());
    const type = sent.headers.get('content-type') ?? '';
    const answer = JSON.parse((await attach(rma, content, type)).text) as EvidenceAnswer;
    const file = await fetched(answer);
    expect([file.content, file.headers.get('content-type')]).toEqual([picture, 'image/png']);
    expect(file.headers.get('content-disposition')).toContain('label.png');

    form.append('another', 'text');
    const more = new Response(form);
    const twoParts = new Uint8Array(await more.arrayBuffer());
    expectMalformed(await attach(rma, twoParts, more.headers.get('content-type') ?? ''), 'body');
    expectMalformed(await attach(rma, picture, 'multipart/form-data; boundary=none'), 'body');
  });

  it('is kept sealed: no byte run of it, nor its name, is in any file', async () => {
    const secret = new TextEncoder().encode('the owner lives at 7 Hidden Street');
    const answer = JSON.parse((await attach(rma, secret, 'text/plain', named)).text) as EvidenceAnswer;
    expect((await fetched(answer)).content).toEqual(secret);
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const found = files.filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('Hidden Street'));
    expect(found).toEqual([]);
  });

  it('holds 5 MB and not one byte more, and is of few kinds', async () => {
    const whole = await attach(rma, new Uint8Array(5 * megabyte), 'video/mp4');
    expect(whole.status).toBe(200);
    for (const length of [5 * megabyte + 1, 20 * megabyte])
      expect(expectRefusal(await attach(rma, new Uint8Array(length), 'video/mp4'), 413, 'PAYLOAD_TOO_LARGE').facts).toEqual({
        limit: 5 * megabyte,
      });
    const form = new FormData();
    form.set('file', new File([new Uint8Array(5 * megabyte + 1)], 'a.mp4', { type: 'video/mp4' }));
    const sent = new Response(form);
    const content = new Uint8Array(await sent.arrayBuffer());
    expectRefusal(await attach(rma, content, sent.headers.get('content-type') ?? ''), 413, 'PAYLOAD_TOO_LARGE');
    for (const type of ['text/html', 'image/svg+xml', 'application/x-ndjson', 'application/octet-stream', undefined])
      expectRefusal(await attach(rma, picture, type), 415, 'UNSUPPORTED_MEDIA_TYPE');
    expectRefusal(await warehouse.post(`${pathOf(rma)}/evidence`, { file: 'a' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('that is none is told so', async () => {
    expectMalformed(await attach(rma, new Uint8Array(), 'image/png'), 'body');
    expectMalformed(await warehouse.send('POST', `${pathOf(rma)}/evidence`), 'body');
    const badName = { 'content-disposition': "attachment; filename*=UTF-8''%ff" };
    expectMalformed(await attach(rma, picture, 'image/png', badName), 'Content-Disposition');
    const longName = { 'content-disposition': `attachment; filename="${'x'.repeat(256)}"` };
    expectMalformed(await attach(rma, picture, 'image/png', longName), 'fileName');
    expectRefusal(await attach({ ...rma, rmaId: 'none' }, picture, 'image/png'), 404, 'NOT_FOUND');
    expectRefusal(await agent.get(`${pathOf(rma)}/evidence/none`), 404, 'NOT_FOUND');
  });

  it('of another return is not found', async () => {
    const other = await requested(desk, await recorded(admin));
    const { evidenceId } = await attached(rma);
    expectRefusal(await agent.get(`${pathOf(other)}/evidence/${evidenceId}`), 404, 'NOT_FOUND');
  });

  it('is attached once, however often the same is sent, and what was not attached is not kept', async () => {
    const key = { 'idempotency-key': 'shown-once' };
    const first = await attach(rma, picture, 'image/jpeg', key);
    const files = kept();
    const again = await attach(rma, picture, 'image/jpeg', key);
    expect([again.status, again.text]).toEqual([200, first.text]);
    expectRefusal(await attach(rma, picture.slice(1), 'image/jpeg', key), 422, 'IDEMPOTENCY_KEY_REUSED');
    expectRefusal(await attach(rma, picture, 'image/jpeg', { 'if-match': '"999"' }), 412, 'STALE_REVISION');
    expect(kept()).toEqual(files);
  });
});

describe('the same file sent many times at once', () => {
  it('is attached once, and one file is kept', async () => {
    const shown = await requested(desk, await recorded(admin));
    const before = kept().length;
    const key = { 'idempotency-key': 'shown-at-once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => attach(shown, picture, 'image/jpeg', key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(kept()).toHaveLength(before + 1);
    const { evidenceId } = JSON.parse(answers[0]?.text ?? '') as EvidenceAnswer;
    expect(kept()).toContain(evidenceId);
  });
});

describe('an inspection', () => {
  it('names the evidence of what it found', async () => {
    const inspected = await received(desk, await recorded(admin));
    const { evidenceId } = await attached(inspected);
    const item = { lineId: '1', quantity: 1 };
    const missing = await warehouse.post(`${pathOf(inspected)}/inspect`, anInspection({ ...item, evidence: [evidenceId, 'E-1'] }));
    expect(expectRefusal(missing, 409, 'EVIDENCE_NOT_FOUND').facts).toEqual({ evidenceId: 'E-1' });
    await warehouse.do(`${pathOf(inspected)}/inspect`, anInspection({ ...item, evidence: [evidenceId] }));
    const { events } = await agent.read<History>(`${pathOf(inspected)}/history`);
    expect(events.at(-1)).toMatchObject({ type: 'ItemInspected', data: { evidence: [evidenceId] } });
  });
});

describe('a file that was changed behind our back', () => {
  it('is never given out, nor another in its place', async () => {
    const [one, other] = [await attached(rma), JSON.parse((await attach(rma, picture.slice(9), 'image/jpeg')).text) as EvidenceAnswer];
    const sealed = readFileSync(fileOf(one));
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8(flipped.readUInt8(1_000) ^ 1, 1_000);
    for (const bytes of [flipped, readFileSync(fileOf(other)), sealed.subarray(0, 20)]) {
      writeFileSync(fileOf(one), bytes);
      expectRefusal(await agent.get(`${pathOf(rma)}/evidence/${one.evidenceId}`), 500, 'EVIDENCE_DAMAGED');
    }
    writeFileSync(fileOf(one), sealed);
    expect((await fetched(one)).status).toBe(200);
  });
});

describe('after an erasure', () => {
  it('the files of a person are gone, unreadable even where somebody kept a copy, and no new one is taken', async () => {
    const buyer = { kind: 'reseller', id: 'R-shown' };
    const theirs = await requested(desk, await recorded(admin, { buyer }));
    const answer = await attached(theirs);
    const copy = readFileSync(fileOf(answer));
    await agent.do(`${pathOf(theirs)}/decline`, { reason: 'unidentifiable', message: 'We cannot tell which unit this is.' });
    const person = `/v1/subjects/${buyer.kind}/${buyer.id}`;
    expect(JSON.stringify(await admin.read(person))).toContain('Riß im Display.jpg');
    await admin.do(`${person}/erase`);

    expect(kept()).not.toContain(answer.evidenceId);
    writeFileSync(fileOf(answer), copy);
    const problem = expectRefusal(await agent.get(`${pathOf(theirs)}/evidence/${answer.evidenceId}`), 410, 'EVIDENCE_ERASED');
    expect(problem.detail).not.toContain('Display');
    expect(await service.installation.personalData.openFile(copy)).toBe('erased');
    expectRefusal(await attach(theirs, picture, 'image/jpeg'), 409, 'SUBJECT_ERASED');
    expect((await agent.get(`${pathOf(theirs)}/history`)).text).toContain(answer.evidenceId);
  });

  it('leave no file behind, also where one is being attached at that moment', async () => {
    for (let round = 0; round < 5; round++) {
      const buyer = { kind: 'reseller', id: `R-race-${round}` };
      const theirs = await requested(desk, await recorded(admin, { buyer }));
      await agent.do(`${pathOf(theirs)}/decline`, { reason: 'unidentifiable', message: 'We cannot tell which unit this is.' });
      const before = kept();
      const attaching = Array.from({ length: 5 }, () => attach(theirs, picture, 'image/jpeg'));
      await Promise.all([...attaching, admin.do(`/v1/subjects/${buyer.kind}/${buyer.id}/erase`)]);
      expect(kept()).toEqual(before);
    }
  });
});

describe('a start', () => {
  it('sweeps what a crash left behind between file and event, and leaves the rest', async () => {
    const answer = await attached(rma);
    writeFileSync(join(dataDir, 'evidence', 'orphan'), 'sealed');
    const before = kept().filter((name) => name !== 'orphan');
    await service.restart();
    expect(kept()).toEqual(before);
    expect((await fetched(answer, service.withKeyOf(agent))).content).toEqual(picture);
  });
});
