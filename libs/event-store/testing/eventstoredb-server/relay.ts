import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** The network between clients and the server: one address for all the server's lives, on which lines can be cut and go dead. */
export class Relay {
  readonly #server: Server;
  readonly #lines = new Set<readonly [Socket, Socket]>();
  #dead = false;
  #refusing = false;
  connections = 0;
  target = 0;

  private constructor() {
    this.#server = createServer((socket) => this.#connect(socket));
  }

  static async listen(): Promise<Relay> {
    const relay = new Relay();
    relay.#server.listen(0, '127.0.0.1');
    await once(relay.#server, 'listening');
    return relay;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The relay listens on no port.');
    return address.port;
  }

  get open(): number {
    return this.#lines.size;
  }

  /** Ends every connection at once, without a goodbye. */
  cut(): void {
    for (const line of this.#lines) for (const end of line) end.resetAndDestroy();
  }

  /** While it lasts, connections are cut and new ones end at once. */
  refuse(isRefusing: boolean): void {
    this.#refusing = isRefusing;
    if (isRefusing) this.cut();
  }

  /** While it lasts, nothing passes in either direction and nobody is told. */
  goDead(isDead: boolean): void {
    this.#dead = isDead;
    for (const line of this.#lines)
      for (const end of line)
        if (isDead) end.pause();
        else end.resume();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #connect(client: Socket): void {
    if (this.#refusing) return void client.resetAndDestroy();
    this.connections += 1;
    const server = createConnection(this.target, '127.0.0.1');
    const line = [client, server] as const;
    this.#lines.add(line);
    for (const end of line) {
      end.setNoDelay(true);
      const other = end === client ? server : client;
      end.on('data', (bytes) => {
        if (!other.write(bytes)) {
          end.pause();
          other.once('drain', () => !this.#dead && end.resume());
        }
      });
      end.on('error', () => {});
      end.on('close', () => {
        other.destroy();
        this.#lines.delete(line);
      });
      if (this.#dead) end.pause();
    }
  }
}
