import { describe, expect, it } from '@jest/globals';
import { AppendOutcomeUnknown } from '../../errors.js';
import { NO_STREAM } from '../../port.js';
import { APPEND_LIMIT_BYTES, AppendTooLarge, EventStoreTimeout } from '../../store-errors.js';
import { envelope, envelopes } from '../envelopes.js';
import { idsOf } from './looking.js';
import { type OpenStore, withStore } from './store-under-test.js';

const bare = envelope({ data: { text: '' } });
const bytesOf = ({ text, id, type }: typeof bare) => Buffer.byteLength(text.data + text.metadata + id + type);
const filled = (bytes: number, by = 'x') =>
  envelope({ data: { text: by.repeat(Math.floor((bytes - bytesOf(bare)) / Buffer.byteLength(by))) } });

export function limits(open: OpenStore): void {
  describe('rule 7: an append', () => {
    it(
      'of 900 KiB in all is stored, and of one byte more refused before it is sent',
      withStore(open, async (under, store) => {
        const largest = filled(APPEND_LIMIT_BYTES);
        expect(await store.append('rma-1', NO_STREAM, [largest])).toMatchObject({ kind: 'appended' });
        under.hangAppends?.();
        const refused = store.append('rma-1', 0, [filled(APPEND_LIMIT_BYTES + 1)]);
        await expect(refused).rejects.toEqual(new AppendTooLarge(APPEND_LIMIT_BYTES + 1, APPEND_LIMIT_BYTES));
        expect(await idsOf(store, 'rma-1')).toEqual([largest.id]);
      }),
    );

    it(
      'is measured over all its events, in bytes, not characters',
      withStore(open, async (_, store) => {
        const third = APPEND_LIMIT_BYTES / 3;
        await expect(store.append('rma-1', NO_STREAM, [filled(third), filled(third), filled(third + 1)])).rejects.toBeInstanceOf(
          AppendTooLarge,
        );
        await expect(store.append('rma-1', NO_STREAM, [filled(APPEND_LIMIT_BYTES + 3, '退')])).rejects.toBeInstanceOf(AppendTooLarge);
        expect(await store.read('rma-1', 'start', 'forwards', 1)).toEqual({ kind: 'noStream' });
      }),
    );

    it(
      'to a store that hangs is an error after our own timeout, never a hang',
      withStore(open, async (under, store) => {
        if (!under.hangAppends) return;
        under.hangAppends();
        const outcomes = await Promise.allSettled(['rma-1', 'rma-2'].map((stream) => store.append(stream, NO_STREAM, envelopes(1))));
        for (const outcome of outcomes) {
          const reason: unknown = outcome.status === 'rejected' ? outcome.reason : outcome;
          expect([AppendOutcomeUnknown, EventStoreTimeout]).toContain((reason as Error).constructor);
        }
      }),
    );
  });
}
