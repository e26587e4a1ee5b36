import { describe, expect, it } from '@jest/globals';
import { NO_STREAM } from '../../port.js';
import { envelope, envelopes } from '../envelopes.js';
import { idsOf } from './looking.js';
import { type OpenStore, withStore } from './store-under-test.js';

export function repeating(open: OpenStore): void {
  describe('rule 2: an append behind the current revision', () => {
    it(
      'with the very ids that are stored there is a success that writes nothing and answers as the original did',
      withStore(open, async (_, store) => {
        const sent = envelopes(2);
        const original = await store.append('rma-1', NO_STREAM, sent);
        await store.append('rma-2', NO_STREAM, envelopes(1));
        await store.append('rma-1', 1, envelopes(3));
        expect(await store.append('rma-1', NO_STREAM, sent)).toEqual({ ...original, alreadyThere: true });
        expect(await idsOf(store, 'rma-1')).toHaveLength(5);
      }),
    );

    it(
      'in the middle of a stream is recognised too',
      withStore(open, async (_, store) => {
        const sent = envelopes(2);
        await store.append('rma-1', NO_STREAM, envelopes(3));
        const original = await store.append('rma-1', 2, sent);
        await store.append('rma-1', 4, envelopes(1));
        expect(await store.append('rma-1', 2, sent)).toEqual({ ...original, alreadyThere: true });
      }),
    );

    it(
      'with other ids is refused, also when they differ in one, in order, or reach beyond what is stored',
      withStore(open, async (_, store) => {
        const [first = envelope(), second = envelope()] = envelopes(2);
        await store.append('rma-1', NO_STREAM, [first, second]);
        for (const other of [[envelope()], [first, envelope()], [envelope(), second], [second, first], [first, second, envelope()]]) {
          expect(await store.append('rma-1', NO_STREAM, other)).toEqual({ kind: 'wrongExpectedRevision', expected: -1, actual: 1 });
        }
        expect(await store.append('rma-1', 0, [first])).toEqual({ kind: 'wrongExpectedRevision', expected: 0, actual: 1 });
        expect(await idsOf(store, 'rma-1')).toEqual([first.id, second.id]);
      }),
    );

    it(
      'is not taken for one to another stream',
      withStore(open, async (_, store) => {
        const sent = envelopes(1);
        await store.append('rma-1', NO_STREAM, sent);
        expect(await store.append('rma-2', NO_STREAM, sent)).toMatchObject({ kind: 'appended', alreadyThere: false });
      }),
    );
  });

  describe('rule 6: the identical envelopes sent again with the original expected revision', () => {
    it(
      'many times at once are stored once, and every answer names the same revision and position',
      withStore(open, async (_, store) => {
        const sent = envelopes(3);
        const answers = await Promise.all(Array.from({ length: 20 }, () => store.append('rma-1', NO_STREAM, sent)));
        expect(answers.filter((answer) => answer.kind === 'appended' && !answer.alreadyThere)).toHaveLength(1);
        const places = answers.map((answer) => (answer.kind === 'appended' ? `${answer.revision} ${answer.position}` : 'refused'));
        expect(new Set(places).size).toBe(1);
        expect(await idsOf(store, 'rma-1')).toEqual(sent.map(({ id }) => id));
      }),
    );

    it(
      'after an append of unknown outcome leave exactly one copy',
      withStore(open, async (under, store) => {
        if (!under.hangAppends) return;
        const sent = envelopes(2);
        const hanging = under.hangAppends();
        await expect(store.append('rma-1', NO_STREAM, sent)).rejects.toBeInstanceOf(Error);
        hanging.undo();
        expect(await store.append('rma-1', NO_STREAM, sent)).toMatchObject({ kind: 'appended', revision: 1 });
        expect(await idsOf(store, 'rma-1')).toEqual(sent.map(({ id }) => id));
      }),
    );
  });
}
