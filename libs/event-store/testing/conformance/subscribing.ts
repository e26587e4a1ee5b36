import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, type Position, type SubscriptionMessage } from '../../port.js';
import { MalformedPosition, PositionBeyondHead, PositionOfAnotherStore } from '../../store-errors.js';
import { envelope, envelopes } from '../envelopes.js';
import { idsIn, isCaughtUp, messagesUntil, placeIn } from './looking.js';
import { type OpenStore, withStore } from './store-under-test.js';

const isEvent = (message: SubscriptionMessage) => message.kind === 'event';

export function subscribing(open: OpenStore): void {
  describe('rule 5: a subscription', () => {
    it(
      'tells what is stored, then once that it caught up, then what comes',
      withStore(open, async (_, store) => {
        const sent = envelopes(1_000);
        await store.append('rma-1', NO_STREAM, sent.slice(0, 900));
        const kinds: string[] = [];
        const ids: string[] = [];
        for await (const message of store.subscribe('start', {}, AbortSignal.timeout(10_000))) {
          kinds.push(message.kind);
          ids.push(...idsIn([message]));
          if (message.kind === 'caughtUp') for (const one of sent.slice(900)) void store.append(`rma-${one.id}`, NO_STREAM, [one]);
          if (ids.length === sent.length) break;
        }
        expect(ids).toEqual(sent.map(({ id }) => id));
        expect(kinds.filter((kind) => kind === 'caughtUp')).toHaveLength(1);
        expect(kinds.indexOf('caughtUp')).toBe(900);
      }),
    );

    it(
      'on an empty store has caught up at once',
      withStore(open, async (_, store) => {
        expect(await messagesUntil(store, 'start', {}, isCaughtUp)).toEqual([{ kind: 'caughtUp' }]);
      }),
    );

    it(
      'begins after the position it is given',
      withStore(open, async (_, store) => {
        const sent = envelopes(3);
        await store.append('rma-1', NO_STREAM, sent);
        const [first, second] = await store.readAll('start', 'forwards', {}, 3);
        expect(idsIn(await messagesUntil(store, first?.position ?? 'start', {}, isCaughtUp))).toEqual([second?.id, sent[2]?.id]);
      }),
    );

    it(
      'tells only what matches, and how far it looked where nothing did',
      withStore(open, async (_, store) => {
        await store.append('rma-1', NO_STREAM, [envelope({ type: 'ReturnRequested' }), ...envelopes(4)]);
        await store.append('rmaOrder-1', NO_STREAM, [envelope({ type: 'ReturnRequested' })]);
        const messages = await messagesUntil(store, 'start', { streamPrefix: 'rma-', types: ['ReturnRequested'] }, isCaughtUp);
        const head = await store.head({});
        expect(messages.map(({ kind }) => kind)).toEqual(['event', 'checkpoint', 'caughtUp']);
        expect(messages[0]).toMatchObject({ event: { stream: 'rma-1', revision: 0 } });
        expect(messages[1]).toEqual({ kind: 'checkpoint', position: head });
      }),
    );

    it(
      'tells how far it looked while it is live, too',
      withStore(open, async (_, store) => {
        const messages = messagesUntil(store, 'start', { types: ['ReturnRequested'] }, ({ kind }) => kind === 'checkpoint');
        const result = await store.append('rma-1', NO_STREAM, envelopes(1));
        expect((await messages).at(-1)).toEqual({ kind: 'checkpoint', position: result.kind === 'appended' ? result.position : '' });
      }),
    );

    it(
      'resumes without a gap or a repetition from the position of any message, checkpoints included',
      withStore(open, async (_, store) => {
        const sent = Array.from({ length: 40 }, (_, index) => envelope({ type: index % 4 === 0 ? 'ReturnRequested' : 'NoteAdded' }));
        await store.append('rma-1', NO_STREAM, sent);
        const filter = { types: ['ReturnRequested'] };
        const whole = await messagesUntil(store, 'start', filter, isCaughtUp);
        for (const [index, message] of whole.entries()) {
          if (message.kind === 'caughtUp') continue;
          const position = message.kind === 'event' ? message.event.position : message.position;
          const rest = await messagesUntil(store, position, filter, isCaughtUp);
          expect(idsIn([...whole.slice(0, index + 1), ...rest])).toEqual(idsIn(whole));
        }
        expect(idsIn(whole)).toHaveLength(10);
      }),
    );

    it(
      'that breaks resumes by itself from the last handled position',
      withStore(open, async (under, store) => {
        const sent = envelopes(6);
        await store.append('rma-1', NO_STREAM, sent.slice(0, 3));
        const seen: SubscriptionMessage[] = [];
        for await (const message of store.subscribe('start', {}, AbortSignal.timeout(10_000))) {
          seen.push(message);
          if (message.kind === 'caughtUp') {
            const broken = under.breakSubscriptions?.();
            await store.append('rma-1', 2, sent.slice(3));
            setTimeout(() => broken?.undo(), 60);
          }
          if (idsIn(seen).length === sent.length) break;
        }
        expect(idsIn(seen)).toEqual(sent.map(({ id }) => id));
        expect(seen.filter(isCaughtUp)).toHaveLength(1);
      }),
    );

    it(
      'ends when it is aborted, while it waits and while events are handled, and when its store closes',
      withStore(open, async (_, store) => {
        await store.append('rma-1', NO_STREAM, envelopes(3));
        const ended = async (when: (message: SubscriptionMessage) => boolean, end: () => void, signal: AbortSignal) => {
          const seen: SubscriptionMessage[] = [];
          for await (const message of store.subscribe('start', {}, signal)) {
            seen.push(message);
            if (when(message)) end();
          }
          return seen.map(({ kind }) => kind);
        };
        const [early, waiting] = [new AbortController(), new AbortController()];
        expect(await ended(isEvent, () => early.abort(), early.signal)).toEqual(['event']);
        const abortLater = () => void setTimeout(() => waiting.abort(), 20);
        expect(await ended(isCaughtUp, abortLater, waiting.signal)).toEqual(['event', 'event', 'event', 'caughtUp']);
        expect(
          await ended(
            () => false,
            () => {},
            AbortSignal.abort(),
          ),
        ).toEqual([]);
        const closing = () => void setTimeout(() => void store.close(), 20);
        expect(await ended(isCaughtUp, closing, new AbortController().signal)).toHaveLength(4);
      }),
    );

    it(
      'refuses positions of another store, beyond the last event, and what is none',
      withStore(open, async (_, store) => {
        await store.append('rma-1', NO_STREAM, envelopes(1));
        const last = await store.head({});
        const refused = async (position: string) => messagesUntil(store, position as Position, {}, isCaughtUp);
        await expect(refused('0192aaaa-0000-7000-8000-000000000000.1')).rejects.toBeInstanceOf(PositionOfAnotherStore);
        await expect(refused('nowhere')).rejects.toBeInstanceOf(MalformedPosition);
        const beyond = `${store.storeId}.${placeIn(last ?? ('' as Position)) + 1_000}`;
        await expect(refused(beyond)).rejects.toBeInstanceOf(PositionBeyondHead);
      }),
    );
  });
}
