import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '../testing/index.js';
import { asking, close, jar, put, take } from '../testing/jar.js';
import { CommandRunner } from './command-runner.js';

function twoNodes() {
  const store = new MemoryEventStore();
  const options = { wait: () => Promise.resolve() };
  return { store, here: new CommandRunner(store, options), there: new CommandRunner(store, options) };
}

describe('a command', () => {
  it('becomes events, and the answer holds the state right after them', async () => {
    const { store, here } = twoNodes();
    const outcome = await here.execute(jar, '1', asking('c1'), put(2, { oneByOne: true }));
    expect(outcome).toEqual({
      kind: 'accepted',
      events: [0, 1].map((revision) => ({
        revision,
        id: expect.any(String),
        type: 'CoinsPut',
        data: { coins: 1, at: '2026-03-01T09:00:00.000Z' },
        metadata: expect.objectContaining({ commandId: 'c1', schemaVersion: 1, occurredAt: '2026-03-01T09:00:00.000Z' }),
        event: { type: 'CoinsPut', coins: 1, at: '2026-03-01T09:00:00.000Z' },
      })),
      state: { coins: 2, closed: false },
      revision: 1,
      position: await store.head({}),
      repeated: false,
    });
  });

  it('writes to the stream that prefix, category and id name', async () => {
    const store = new MemoryEventStore();
    await new CommandRunner(store, { streamPrefix: 'acme-' }).execute(jar, '1', asking('c1'), put(1));
    expect(await store.read('acme-rmaJar-1', 'start', 'forwards', 10)).toMatchObject({ kind: 'events', events: [{ type: 'CoinsPut' }] });
  });

  it('carries who, why and for which case into its events', async () => {
    const { here } = twoNodes();
    const context = asking('c1', { rmaId: 'r1' });
    const { now, ...common } = context;
    expect(await here.execute(jar, '1', context, put(1))).toMatchObject({ events: [{ metadata: { ...common, occurredAt: now } }] });
  });

  it('that is refused writes nothing', async () => {
    const { store, here } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(3));
    const head = await store.head({});
    expect(await here.execute(jar, '1', asking('c2'), take(4))).toEqual({
      kind: 'refused',
      refusal: { refused: 'TOO_FEW', detail: 'The jar holds less.', facts: { coins: 3 } },
      revision: 0,
    });
    expect(await store.head({})).toBe(head);
  });

  it('that asks for what is already so is accepted with no event, at the current revision and its position', async () => {
    const { here } = twoNodes();
    const closed = await here.execute(jar, '1', asking('c1'), close);
    expect(closed).toMatchObject({ kind: 'accepted', revision: 0 });
    expect(await here.execute(jar, '1', asking('c2'), close)).toEqual({ ...closed, events: [] });
  });

  it('happens no earlier than the event before it, whichever node it runs on, and is decided with that moment', async () => {
    const { here, there } = twoNodes();
    const later = { data: { at: '2026-03-01T10:00:00.000Z' }, metadata: { occurredAt: '2026-03-01T10:00:00.000Z' } };
    const earlier = { now: '2026-03-01T09:59:59.999Z' };
    await here.execute(jar, '1', asking('c1', { now: '2026-03-01T10:00:00.000Z' }), put(1));
    expect(await here.execute(jar, '1', asking('c2', earlier), put(1))).toMatchObject({ events: [later] });
    expect(await there.execute(jar, '1', asking('c3', earlier), put(1))).toMatchObject({ events: [later] });
  });

  it('whose moment is not RFC 3339 with milliseconds in UTC is an error', async () => {
    const { here } = twoNodes();
    await expect(here.execute(jar, '1', asking('c1', { now: '2026-03-01T10:00:00Z' }), put(1))).rejects.toThrow('context.now');
  });

  it('whose event could not be stored as it is changes nothing', async () => {
    const { store, here } = twoNodes();
    await expect(here.execute(jar, '1', asking('c1'), put(0.5))).rejects.toThrow('data.coins is 0.5');
    expect(await store.head({})).toBeNull();
  });

  it('whose event could not be folded changes nothing', async () => {
    const { store, here } = twoNodes();
    const brittle = {
      ...jar,
      evolve: () => {
        throw new Error('cannot fold');
      },
    };
    await expect(here.execute(brittle, '1', asking('c1'), put(1))).rejects.toThrow('cannot fold');
    expect(await store.head({})).toBeNull();
  });
});

describe('a repeated command', () => {
  it('gets the answer of the first time, from any node, however the stream went on', async () => {
    const { store, here, there } = twoNodes();
    await here.execute(jar, '1', asking('c0'), put(1));
    const first = await here.execute(jar, '1', asking('c1'), put(2, { oneByOne: true }));
    await here.execute(jar, '1', asking('c2'), take(3));
    const head = await store.head({});
    expect(await here.execute(jar, '1', asking('c1'), put(2, { oneByOne: true }))).toEqual({ ...first, repeated: true });
    expect(await there.execute(jar, '1', asking('c1'), put(2, { oneByOne: true }))).toEqual({ ...first, repeated: true });
    expect(await store.head({})).toBe(head);
  });

  it('is not asked for its If-Match again', async () => {
    const { here, there } = twoNodes();
    const context = asking('c1', { ifMatch: -1 });
    const first = await here.execute(jar, '1', context, put(2));
    expect(await here.execute(jar, '1', context, put(2))).toEqual({ ...first, repeated: true });
    expect(await there.execute(jar, '1', asking('c1', { ifMatch: 17 }), put(2))).toEqual({ ...first, repeated: true });
  });

  it('that would be refused by now is answered as it was', async () => {
    const { here } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    await here.execute(jar, '1', asking('c2'), close);
    expect(await here.execute(jar, '1', asking('c1'), put(2))).toMatchObject({
      kind: 'accepted',
      state: { coins: 2, closed: false },
      revision: 0,
    });
  });

  it('that was refused before is decided afresh', async () => {
    const { here } = twoNodes();
    expect(await here.execute(jar, '1', asking('c1'), take(2))).toMatchObject({ kind: 'refused' });
    await here.execute(jar, '1', asking('c2'), put(2));
    expect(await here.execute(jar, '1', asking('c1'), take(2))).toMatchObject({ kind: 'accepted', repeated: false });
  });

  it('with another fingerprint is told that its key was used', async () => {
    const { store, here, there } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    const other = asking('c1', { requestFingerprint: 'of something else' });
    expect(await here.execute(jar, '1', other, put(2))).toEqual({ kind: 'keyReused' });
    expect(await there.execute(jar, '1', other, put(2))).toEqual({ kind: 'keyReused' });
    expect(await there.execute(jar, '1', { ...other, ifMatch: 0 }, put(2))).toEqual({ kind: 'keyReused' });
    expect(await there.execute(jar, '1', { ...other, ifMatch: 5 }, put(2))).toEqual({ kind: 'stale', expected: 5, actual: 0 });
    expect(await store.head({})).toBe(`${store.storeId}.1`);
  });

  it('may be the same on another stream, where it is another command', async () => {
    const { here } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    expect(await here.execute(jar, '2', asking('c1'), put(2))).toMatchObject({ kind: 'accepted', repeated: false });
  });
});

describe('If-Match', () => {
  it('that names the current revision lets the command through', async () => {
    const { here } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    expect(await here.execute(jar, '1', asking('c2', { ifMatch: 0 }), put(2))).toMatchObject({ kind: 'accepted', revision: 1 });
  });

  it('that names another revision stops it before it is decided', async () => {
    const { here } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    await here.execute(jar, '1', asking('c2'), put(2));
    expect(await here.execute(jar, '1', asking('c3', { ifMatch: 0 }), take(9))).toEqual({ kind: 'stale', expected: 0, actual: 1 });
  });
});

describe('what a node remembers', () => {
  it('saves the read before an append', async () => {
    const { store, here } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    store.faults.beforeRead = () => {
      throw new Error('was read');
    };
    expect(await here.execute(jar, '1', asking('c2'), put(2))).toMatchObject({ kind: 'accepted', state: { coins: 4 } });
  });

  it('does not refuse what another node has made possible', async () => {
    const { here, there } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    await there.execute(jar, '1', asking('c2'), put(2));
    expect(await here.execute(jar, '1', asking('c3'), take(4))).toMatchObject({ kind: 'accepted', state: { coins: 0 }, revision: 2 });
  });

  it('does not call already so what another node has changed', async () => {
    const { here, there } = twoNodes();
    const reopening = {
      ...jar,
      evolve: (state: typeof jar.initial, event: { type: string }) => ({ ...state, closed: event.type === 'JarClosed' }),
    };
    await here.execute(reopening, '1', asking('c1'), close);
    await there.execute(reopening, '1', asking('c2'), take(0));
    expect(await here.execute(reopening, '1', asking('c3'), close)).toMatchObject({
      kind: 'accepted',
      events: [{ type: 'JarClosed' }],
      revision: 2,
    });
  });

  it('does not call an If-Match stale that names what another node has written', async () => {
    const { here, there } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    await there.execute(jar, '1', asking('c2'), put(2));
    expect(await here.execute(jar, '1', asking('c3', { ifMatch: 1 }), put(1))).toMatchObject({ kind: 'accepted', revision: 2 });
  });

  it('does not answer a command a second time that another node has taken', async () => {
    const { here, there } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    const first = await there.execute(jar, '1', asking('c2'), take(2));
    expect(await here.execute(jar, '1', asking('c2'), take(2))).toEqual({ ...first, repeated: true });
  });

  it('leads to a second try when another node was faster', async () => {
    const { store, here, there } = twoNodes();
    await here.execute(jar, '1', asking('c1'), put(2));
    await there.execute(jar, '1', asking('c2'), put(2));
    expect(await here.execute(jar, '1', asking('c3'), put(2))).toMatchObject({ kind: 'accepted', state: { coins: 6 }, revision: 2 });
    expect(await store.head({})).toBe(`${store.storeId}.3`);
  });
});

describe('a command that opens its stream', () => {
  it('is taken without a read', async () => {
    const { store, here } = twoNodes();
    store.faults.beforeRead = () => {
      throw new Error('nobody needs to read a stream that is new');
    };
    expect(await here.execute(jar, '1', asking('c1', { opensStream: true }), put(1))).toMatchObject({ kind: 'accepted', revision: 0 });
  });

  it('is decided on what is there, where the stream was not new after all', async () => {
    const { here, there } = twoNodes();
    await there.execute(jar, '1', asking('c1'), put(3));
    expect(await here.execute(jar, '1', asking('c2', { opensStream: true }), put(1))).toMatchObject({ revision: 1, state: { coins: 4 } });
  });

  it('is not refused before the stream was read', async () => {
    const { here, there } = twoNodes();
    await there.execute(jar, '1', asking('c1'), put(3));
    expect(await here.execute(jar, '1', asking('c2', { opensStream: true }), take(2))).toMatchObject({ state: { coins: 1 } });
  });

  it('is answered from the stream when another node has taken it, and writes nothing', async () => {
    const { store, here, there } = twoNodes();
    const first = await there.execute(jar, '1', asking('c1', { opensStream: true }), put(1));
    const head = await store.head({});
    expect(await here.execute(jar, '1', asking('c1', { opensStream: true }), put(1))).toEqual({ ...first, repeated: true });
    expect(await store.head({})).toBe(head);
  });
});
