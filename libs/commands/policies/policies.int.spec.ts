import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandRunner } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import { projectRoot, type SellerSettings } from '#rma/platform';
import { type Day, policyInForce } from '#rma/returns';
import { adoptPolicies } from './adopt-policies.js';
import { loadPolicies } from './load-policies.js';

const shipped = JSON.parse(readFileSync(join(projectRoot, 'policies', 'seller.json'), 'utf8')) as object;
const nothingSet: SellerSettings = { name: undefined, address: undefined, phones: undefined, email: undefined, timeZone: undefined };
const now = '2026-03-01T02:00:00.000Z';

describe('the policy files of a directory', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'rma-policies-'));
    write('seller.json', {});
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const write = (file: string, told: object) => writeFileSync(join(directory, file), JSON.stringify({ ...shipped, ...told }));
  const load = (seller: Partial<SellerSettings> = {}) => loadPolicies(directory, { ...nothingSet, ...seller });

  it('are versions by name and the SHA-256 of their bytes', () => {
    const [before] = load().book.policies;
    write('seller.json', { effectiveFrom: null, procedure: { returnByDays: 31, factoryResponseDays: 30, refundWithoutApprovalUpTo: {}, replacementValueTolerance: 0 } });
    const [after] = load().book.policies;
    expect(before?.version).toMatch(/^seller@[0-9a-f]{12}$/);
    expect(after?.version).not.toBe(before?.version);
  });

  it('hold for a market from a day on (R10)', () => {
    write('later.json', { name: 'later', effectiveFrom: '2026-03-01' });
    write('eu.json', { name: 'eu', market: 'EU' });
    const { book } = load();
    const nameOn = (market: string, day: string) => policyInForce(book, market, day as Day).name;
    expect([nameOn('*', '2026-02-28'), nameOn('*', '2026-03-01'), nameOn('US', '2026-03-02'), nameOn('EU', '2026-03-02')]).toEqual([
      'seller',
      'later',
      'later',
      'eu',
    ]);
  });

  it("take the seller's details from the settings, and keep their version", () => {
    const plain = load().book.policies[0];
    const { book, timeZone } = load({ address: '1 Dock Road\nHull', timeZone: 'Europe/London' });
    expect(book.policies[0]).toMatchObject({ version: plain?.version, seller: { returnAddress: ['1 Dock Road', 'Hull'], timeZone: 'Europe/London' } });
    expect(timeZone).toBe('Europe/London');
  });

  it.each([
    ['an unknown field', { windowDays: 14 }, /wrong\.json is wrong: .*windowDays/s],
    ['a day that does not exist', { effectiveFrom: '2026-02-30' }, /not a day that exists/],
    ['a missing term', { warranty: {} }, /warranty/],
    ['a time zone that does not exist', { seller: { timeZone: 'Asia/Atlantis' } }, /timeZone/],
  ])('stop the start at %s', (_, told, message) => {
    write('wrong.json', { name: 'wrong', ...told });
    expect(load).toThrow(message);
  });

  it('stop the start where none is always in force, where two say the same, and where one is not JSON', () => {
    write('again.json', { name: 'again' });
    expect(load).toThrow(/Two policies .* from the beginning on/);
    rmSync(join(directory, 'again.json'));
    write('eu.json', { name: 'eu', market: 'EU', effectiveFrom: '2026-03-01' });
    expect(load).toThrow(/first policy for market EU .* must have effectiveFrom null/);
    writeFileSync(join(directory, 'eu.json'), '{');
    expect(load).toThrow('Policy file eu.json is not JSON.');
    rmSync(join(directory, 'eu.json'));
    rmSync(join(directory, 'seller.json'));
    expect(load).toThrow(/No policy in .* is for every market and always in force/);
  });

  describe('once adopted', () => {
    const store = () => new MemoryEventStore();
    const adopt = (events: MemoryEventStore) => adoptPolicies(new CommandRunner(events), load(), now);

    it('are kept whole in the event store, each once', async () => {
      const events = store();
      await adopt(events);
      await adopt(events);
      const read = await events.read('rmaPolicy-seller', 'start', 'forwards', 10);
      expect(read).toMatchObject({ kind: 'events', events: [{ type: 'PolicyAdopted', data: { policy: { moneyBack: { windowDays: 14 } } } }] });
      expect(read.kind === 'events' && read.events).toHaveLength(1);
    });

    it('may be joined by new ones', async () => {
      const events = store();
      await adopt(events);
      write('later.json', { name: 'later', effectiveFrom: '2026-04-01' });
      await adopt(events);
      const read = await events.read('rmaPolicy-seller', 'start', 'forwards', 10);
      expect(read.kind === 'events' && read.events.map(({ metadata }) => metadata.policyVersion.split('@')[0])).toEqual(['seller', 'later']);
    });

    it('stop the start when a file was changed or is gone', async () => {
      const events = store();
      const [version] = load().book.policies.map((policy) => policy.version);
      await adopt(events);
      write('seller.json', { requestDeclineReasons: [] });
      await expect(adopt(events)).rejects.toThrow(`Policy ${version} was adopted before and is missing or changed`);
    });
  });
});
