import type { Position } from '#rma/event-store';
import type { FeedPage } from './feed-pages.js';

/** A reader that lost its connection comes back after so many milliseconds. */
const retry = 2_000;

/** Makes the reader's side know at once that it is connected. */
export const sseStart = `retry: ${retry}\n\n`;

/** A page as server-sent events (HTML, section 9.2.6), each with its position as `id`; the last block moves on without an event. */
export function ssePage({ told, upTo }: FeedPage): string {
  const blocks = told.map(({ event, text }) => `id: ${event.position}\ndata: ${text}\n\n`);
  const isFurther = upTo !== null && upTo !== told.at(-1)?.event.position;
  return blocks.join('') + (isFurther ? `id: ${upTo}\n\n` : '');
}

/** A comment that keeps the connection alive, and the place that was looked up to. */
export function sseSilence(upTo: Position | null): string {
  return upTo === null ? ':\n\n' : `:\nid: ${upTo}\n\n`;
}
