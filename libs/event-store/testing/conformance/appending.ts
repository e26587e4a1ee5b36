import { describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '../../port.js';
import { envelope, envelopes } from '../envelopes.js';
import { idsOf, positionPattern } from './looking.js';
import { type OpenStore, withStore } from './store-under-test.js';

export function appending(open: OpenStore): void {
  describe('rule 1: the expected revision', () => {
    it(
      'that is the current one lets the append through',
      withStore(open, async (_, store) => {
        expect(await store.append('rma-1', NO_STREAM, envelopes(2))).toMatchObject({ kind: 'appended', revision: 1, alreadyThere: false });
        expect(await store.append('rma-1', 1, envelopes(3))).toMatchObject({ kind: 'appended', revision: 4, alreadyThere: false });
      }),
    );

    it(
      'beyond the current one is refused with the actual one, and nothing is stored',
      withStore(open, async (_, store) => {
        const refused = await store.append('rma-1', 0, [envelope()]);
        expect(refused).toEqual({ kind: 'wrongExpectedRevision', expected: 0, actual: NO_STREAM });
        expect(await store.read('rma-1', 'start', 'forwards', 10)).toEqual({ kind: 'noStream' });

        const [first] = envelopes(1);
        await store.append('rma-1', NO_STREAM, first ? [first] : []);
        expect(await store.append('rma-1', 7, [envelope()])).toEqual({ kind: 'wrongExpectedRevision', expected: 7, actual: 0 });
        expect(await idsOf(store, 'rma-1')).toEqual([first?.id]);
      }),
    );

    it(
      'is always stated: what is no revision is refused',
      withStore(open, async (_, store) => {
        for (const nonsense of [-2, 0.5, Number.NaN]) {
          await expect(store.append('rma-1', nonsense, [envelope()])).rejects.toThrow('expectedRevision');
        }
      }),
    );
  });

  describe('rule 3: an append', () => {
    it(
      'is stored whole, from revision 0 on without a gap, as it was written',
      withStore(open, async (_, store) => {
        const data = { text: 'Grüße, 退货 \u2028 "quoted"', nested: [1, null, { deep: true }], large: Number.MAX_SAFE_INTEGER };
        const sent = [envelope({ type: 'ReturnRequested', data }), envelope({ type: 'RmaIssued', data: {} })];
        await store.append('rma-1', NO_STREAM, sent);
        const read = await store.read('rma-1', 'start', 'forwards', 10);
        const keepsTexts = read.kind === 'events' && read.events.some(({ text }) => text);
        expect(read).toEqual({
          kind: 'events',
          events: sent.map(({ id, type, data, metadata, text }, revision) => ({
            stream: 'rma-1',
            revision,
            id,
            type,
            data,
            metadata,
            position: expect.stringMatching(positionPattern(store)),
            ...(keepsTexts ? { text } : {}),
          })),
        });
      }),
    );

    it(
      'of nothing, or to a stream without a name, is refused',
      withStore(open, async (_, store) => {
        await expect(store.append('rma-1', NO_STREAM, [])).rejects.toThrow('envelopes');
        await expect(store.append('', NO_STREAM, [envelope()])).rejects.toThrow('stream');
      }),
    );

    it(
      'is answered with the position of its last event',
      withStore(open, async (_, store) => {
        await store.append('rma-1', NO_STREAM, envelopes(2));
        const result = await store.append('rma-2', NO_STREAM, envelopes(3));
        const last = await store.readAll('end', 'backwards', {}, 1);
        expect(result).toMatchObject({ kind: 'appended', position: last[0]?.position });
        expect(last[0]).toMatchObject({ stream: 'rma-2', revision: 2 });
      }),
    );
  });
}
