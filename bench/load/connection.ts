import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. As lean as it can be, because the load shares the machine
 * with what it measures: it knows answers with a content-length alone.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #host: string;
  #received: Buffer = Buffer.alloc(0);
  #waiting: Waiting | undefined;

  constructor(url: string) {
    const { hostname, port, host } = new URL(url);
    this.#host = host;
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The service closed the connection.')));
  }

  post(path: string, key: string, body: object, idempotencyKey: string): Promise<Answer> {
    const text = JSON.stringify(body);
    const about = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\nidempotency-key: ${idempotencyKey}\r\n`;
    return this.#exchange(`POST ${path} HTTP/1.1\r\n${this.#head(key)}${about}\r\n${text}`);
  }

  get(path: string, key: string): Promise<Answer> {
    return this.#exchange(`GET ${path} HTTP/1.1\r\n${this.#head(key)}\r\n`);
  }

  close(): void {
    this.#socket.removeAllListeners('close').destroy();
  }

  #head(key: string): string {
    return `host: ${this.#host}\r\nauthorization: Bearer ${key}\r\n`;
  }

  #exchange(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#received.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.#fail(new Error(`An answer without content-length: ${head}`));
    const end = headEnd + HEAD_END.length + Number(length);
    if (this.#received.length < end) return;
    const body = this.#received.toString('utf8', headEnd + HEAD_END.length, end);
    this.#received = this.#received.subarray(end);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}
