import { describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '#rma/event-store';
import { ssePage, sseSilence } from './sse.js';

const told = (place: number) => ({ event: { position: `s.${place}` } as RecordedEvent, text: `{"n":${place}}` });
const at = (place: number) => `s.${place}` as Position;

describe('server-sent events', () => {
  it('are blocks with the position as their id', () => {
    expect(ssePage({ told: [told(1), told(2)], upTo: at(2) })).toBe('id: s.1\ndata: {"n":1}\n\nid: s.2\ndata: {"n":2}\n\n');
  });

  it('move the reader on past what is not told', () => {
    expect(ssePage({ told: [told(1)], upTo: at(5) })).toBe('id: s.1\ndata: {"n":1}\n\nid: s.5\n\n');
    expect(ssePage({ told: [], upTo: null })).toBe('');
  });

  it('are kept alive by comments', () => {
    expect([sseSilence(null), sseSilence(at(7))]).toEqual([':\n\n', ':\nid: s.7\n\n']);
  });
});
