import { Controller, Get, Header, Logger, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { Allow } from '../access/allow.js';
import { Authentication } from '../access/authentication.js';
import { type ApiRequest, principalOf } from '../http/api-request.js';
import type { Exchange } from '../http/commanding.js';
import { OfHttp } from '../http/exchange.js';
import { malformed } from '../http/headers.js';
import { Problem } from '../http/problem.js';
import { traceOf } from '../operations/trace-of.js';
import { type FeedFormat, formatIn } from './accepted.js';
import { DescribesFeed } from './described-feed.js';
import { EventFeed, type FeedReader } from './event-feed.js';
import { type FeedQuery, feedQuery, position } from './feed-query.js';

/** What happened to returns, for downstream systems. */
@ApiTags('Events')
@Controller('v1/events')
export class EventsController {
  readonly #logger = new Logger('Events');

  constructor(
    private readonly feed: EventFeed,
    private readonly authentication: Authentication,
  ) {}

  @Get()
  @Allow('subscriber', 'auditor')
  @Header('cache-control', 'no-store')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'For text/event-stream: instead of `after`, the last `id` that came' })
  @DescribesFeed('What happened, as CloudEvents in the order of the store')
  async follow(@OfHttp() { request, reply }: Exchange, @Query({ schema: feedQuery }) query: FeedQuery): Promise<string | Readable> {
    const format = formatIn(request.headers.accept);
    const reader = this.#readerOf(request, reply.raw, format, query);
    await this.feed.check(reader.after);
    void reply.header('content-type', format);
    switch (format) {
      case 'application/cloudevents-batch+json': {
        const { text, upTo } = await this.feed.batch(reader);
        if (upTo !== null) void reply.header('link', `<${nextOf(request.url, upTo)}>; rel="next"`);
        return text;
      }
      case 'application/x-ndjson':
        return Readable.from(this.#told(this.feed.lines(reader), request));
      case 'text/event-stream':
        void reply.header('x-accel-buffering', 'no'); // a proxy must not hold back what is to be heard at once
        return Readable.from(this.#told(this.feed.live(reader), request));
      default:
        return format satisfies never;
    }
  }

  #readerOf(request: ApiRequest, response: NodeJS.EventEmitter, format: FeedFormat, { after, types, limit }: FeedQuery): FeedReader {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const resumed = format === 'text/event-stream' ? lastEventIdIn(request) : undefined;
    return {
      after: resumed ?? after ?? null,
      events: types,
      limit: limit ?? Number.POSITIVE_INFINITY,
      isPersonalTold: principalOf(request).role !== 'subscriber',
      signal: gone.signal,
      mayStill: () => this.#isStillKnown(request),
    };
  }

  #isStillKnown(request: ApiRequest): boolean {
    try {
      return this.authentication.principalOf(request).role === principalOf(request).role;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }

  /** A failure after the first byte can only be told by cutting the answer off; why, is in the log. */
  async *#told(texts: AsyncIterable<string>, { correlationId }: ApiRequest): AsyncGenerator<string, void, undefined> {
    try {
      yield* texts;
    } catch (error) {
      this.#logger.error({ message: 'A reader of events was cut off.', correlationId }, traceOf(error));
      throw error;
    }
  }
}

function lastEventIdIn({ headers }: ApiRequest): FeedReader['after'] | undefined {
  const sent = headers['last-event-id'];
  if (sent === undefined || sent === '') return undefined;
  const parsed = position.safeParse(sent);
  if (!parsed.success) throw malformed('Last-Event-ID', 'must be the id of an event that this API sent');
  return parsed.data;
}

/** The same question from here on. */
function nextOf(url: string, upTo: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const asked = new URLSearchParams(query);
  asked.set('after', upTo);
  return `${path}?${asked.toString()}`;
}
