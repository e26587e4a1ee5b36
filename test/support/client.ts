/** What the service answered, as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Sending {
  readonly body?: unknown;
  /** Sent as it is, with this content type, instead of `body` as JSON. */
  readonly raw?: { readonly type: string | undefined; readonly content: string | Uint8Array<ArrayBuffer> };
  /** An Idempotency-Key of its own is made for every POST; undefined here sends none. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Speaks to the API with one key, or with none. */
export class Client {
  static #sent = 0;

  constructor(
    private readonly url: string,
    readonly key: string | undefined,
  ) {}

  async send(method: string, path: string, { body, raw, headers = {} }: Sending = {}): Promise<Answer> {
    const content = raw?.content ?? (body === undefined ? undefined : JSON.stringify(body));
    const type = raw ? raw.type : body === undefined ? undefined : 'application/json';
    const all = {
      authorization: this.key === undefined ? undefined : `Bearer ${this.key}`,
      'content-type': type,
      'idempotency-key': method === 'POST' ? `test-${(Client.#sent += 1)}` : undefined,
      ...headers,
    };
    const sent = Object.entries(all).filter((header): header is [string, string] => header[1] !== undefined);
    const response = await fetch(this.url + path, { method, headers: sent, ...(content === undefined ? {} : { body: content }) });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  get(path: string, headers: Sending['headers'] = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body?: unknown, headers: Sending['headers'] = {}): Promise<Answer> {
    return this.send('POST', path, { body, headers });
  }

  /** The body of what must succeed. */
  async read<Body>(path: string): Promise<Body> {
    return bodyOf<Body>(await this.get(path));
  }

  /** The body of what must succeed. */
  async do<Body>(path: string, body?: unknown, headers: Sending['headers'] = {}): Promise<Body> {
    return bodyOf<Body>(await this.post(path, body, headers));
  }
}

/** The body of a success; anything else fails the test with what was answered. */
export function bodyOf<Body>({ status, text }: Answer): Body {
  if (status < 200 || status > 299) throw new Error(`${status} ${text}`);
  return JSON.parse(text) as Body;
}
