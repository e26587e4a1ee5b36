import { bodyOf, type Client } from './client.js';

export interface CloudEvent {
  readonly specversion: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: string;
  readonly position: string;
  readonly data: { readonly personal?: unknown; readonly [field: string]: unknown };
}

export const asLines = { accept: 'application/x-ndjson' };
export const asStream = { accept: 'text/event-stream' };

const queryOf = (asked: Readonly<Record<string, string | number | undefined>>): string =>
  new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`] as [string, string]])),
  ).toString();

export interface Asked {
  readonly after?: string | undefined;
  readonly types?: string;
  readonly limit?: number;
}

export async function batchOf(as: Client, asked: Asked = {}): Promise<readonly CloudEvent[]> {
  return bodyOf(await as.get(`/v1/events?${queryOf({ ...asked })}`));
}

export async function linesOf(as: Client, asked: Asked = {}): Promise<readonly CloudEvent[]> {
  const { status, text } = await as.get(`/v1/events?${queryOf({ ...asked })}`, asLines);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as CloudEvent]));
}

/** Server-sent events as a browser takes them, from one connection; `lastEventId` is where to come back to. */
export class EventStream {
  lastEventId: string | undefined;
  readonly #gone = new AbortController();
  readonly #blocks: AsyncIterator<string>;

  private constructor(response: Response) {
    this.#blocks = blocksOf(response);
  }

  static async open(url: string, key: string | undefined, asked: Asked = {}, lastEventId?: string): Promise<EventStream> {
    const headers = { authorization: `Bearer ${key}`, ...asStream, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
    const gone = new AbortController();
    const response = await fetch(`${url}/v1/events?${queryOf({ ...asked })}`, { headers, signal: gone.signal });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    const stream = new EventStream(response);
    stream.lastEventId = lastEventId;
    stream.#gone.signal.addEventListener('abort', () => gone.abort());
    return stream;
  }

  /** The next event; undefined when the service has ended the stream. */
  async next(): Promise<CloudEvent | undefined> {
    for (;;) {
      const { done, value: block } = await this.#blocks.next();
      if (done) return undefined;
      this.lastEventId = /^id: (.+)$/m.exec(block)?.[1] ?? this.lastEventId;
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (data !== undefined) return JSON.parse(data) as CloudEvent;
    }
  }

  async take(count: number): Promise<readonly CloudEvent[]> {
    const taken: CloudEvent[] = [];
    while (taken.length < count) {
      const event = await this.next();
      if (!event) throw new Error(`The stream ended after ${taken.length} of ${count} events.`);
      taken.push(event);
    }
    return taken;
  }

  disconnect(): void {
    this.#gone.abort();
  }
}

async function* blocksOf(response: Response): AsyncGenerator<string, void, undefined> {
  let text = '';
  for await (const part of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      yield text.slice(0, end);
      text = text.slice(end + 2);
    }
  }
}
