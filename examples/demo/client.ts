import { randomUUID } from 'node:crypto';
import { Unexpected } from './unexpected.js';

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | ReadableStream | null;
}

/** An answer, with its bytes as text and with what was sent, so that it can be sent again. */
export interface Answer<Body> {
  readonly sent: Sent;
  readonly status: number;
  readonly text: string;
  readonly body: Body;
}

/** The API under one key, as anybody downstream would call it. */
export class Client {
  constructor(
    readonly url: string,
    readonly key: string,
  ) {}

  /** Asks; throws Unexpected unless the answer is what `status` says. */
  async get<Body>(path: string, status = 200): Promise<Body> {
    return expected(await this.send<Body>({ method: 'GET', path, headers: {}, body: null }), status).body;
  }

  /** Commands; throws Unexpected unless the answer is what `status` says. */
  async post<Body>(path: string, body: object, status = 200): Promise<Answer<Body>> {
    return expected(await this.try<Body>(path, body), status);
  }

  /** Commands, and leaves it to the caller what to make of a refusal. */
  try<Body>(path: string, body: object): Promise<Answer<Body>> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return this.send<Body>({ method: 'POST', path, headers, body: JSON.stringify(body) });
  }

  /** Sends NDJSON line by line, as fast as the service takes it. */
  async stream<Body>(path: string, lines: AsyncIterable<string>): Promise<Answer<Body>> {
    const body = ReadableStream.from(lines).pipeThrough(new TextEncoderStream());
    const headers = { 'content-type': 'application/x-ndjson' };
    return expected(await this.send<Body>({ method: 'POST', path, headers, body }), 200);
  }

  /** Sends anything, or the same again. */
  async send<Body>(sent: Sent): Promise<Answer<Body>> {
    const { method, path, body } = sent;
    const headers = { authorization: `Bearer ${this.key}`, ...sent.headers };
    const response = await fetch(this.url + path, { method, headers, body, duplex: 'half' }).catch((cause: unknown) => {
      throw new Unexpected(`${method} ${path} got no answer`, { cause });
    });
    const text = await response.text();
    return { sent, status: response.status, text, body: JSON.parse(text) as Body };
  }
}

function expected<Body>(answer: Answer<Body>, status: number): Answer<Body> {
  const { sent, status: actual, text } = answer;
  if (actual === status) return answer;
  throw new Unexpected(`${sent.method} ${sent.path}\n  expected ${status}\n  but got  ${actual} ${text}`);
}
