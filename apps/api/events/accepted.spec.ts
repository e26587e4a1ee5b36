import { describe, expect, it } from '@jest/globals';
import { formatIn } from './accepted.js';

const [batch, lines, live] = ['application/cloudevents-batch+json', 'application/x-ndjson', 'text/event-stream'];

describe('the format that is asked for', () => {
  it.each([
    [undefined, batch],
    ['', batch],
    ['*/*', batch],
    ['application/*', batch],
    ['text/*', live],
    [lines, lines],
    ['Text/Event-Stream', live],
    ['text/html, application/x-ndjson', lines],
    ['application/x-ndjson;q=0.4, text/event-stream; q=0.5', live],
    ['*/*;q=0.1, application/x-ndjson', lines],
    ['*/*, application/cloudevents-batch+json;q=0', lines],
    ['application/*, application/cloudevents-batch+json;q=0.1, text/event-stream;q=0.5', lines],
  ])('by Accept: %s is %s', (accept, format) => {
    expect(formatIn(accept)).toBe(format);
  });

  it.each(['text/html', 'application/json', 'application/x-ndjson;q=0', 'nonsense', 'text/event-stream;q=none'])(
    'by Accept: %s is none there is',
    (accept) => {
      expect(() => formatIn(accept)).toThrow('Events are given as');
    },
  );
});
