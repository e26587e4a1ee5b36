import { Problem } from '../http/problem.js';

/** In the order in which one is chosen where the caller likes several equally. */
export const feedFormats = ['application/cloudevents-batch+json', 'application/x-ndjson', 'text/event-stream'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** The format that an Accept header likes best (RFC 9110, section 12.5.1); without one, a batch. Throws NOT_ACCEPTABLE. */
export function formatIn(accept: string | undefined): FeedFormat {
  const ranges = (accept?.trim() || '*/*').split(',').map(rangeIn);
  const liked = feedFormats.map((format) => ({ format, quality: qualityOf(format, ranges) })).filter(({ quality }) => quality > 0);
  const [best] = liked.toSorted((one, other) => other.quality - one.quality);
  if (!best) throw Problem.at('NOT_ACCEPTABLE', `Events are given as ${feedFormats.join(', ')}.`, { formats: feedFormats });
  return best.format;
}

interface Range {
  readonly name: string;
  readonly quality: number;
}

function rangeIn(text: string): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { name, quality: quality === undefined ? 1 : Number(quality) || 0 };
}

/** That of the range that names the format most closely. */
function qualityOf(format: FeedFormat, ranges: readonly Range[]): number {
  const names = [format, `${format.split('/', 1)[0]}/*`, '*/*'];
  for (const name of names) {
    const range = ranges.find((one) => one.name === name);
    if (range) return range.quality;
  }
  return 0;
}
