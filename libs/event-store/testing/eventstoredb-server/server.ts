import { readFileSync } from 'node:fs';
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { Appends } from './appends.js';
import { Deletes } from './deletes.js';
import { EventLog } from './event-log.js';
import type { Faults } from './faults.js';
import { discovery } from './discovery.js';
import { GossipService, ServerFeaturesService, StreamsService } from './generated.js';
import { guarded } from './guarded.js';
import { Reads } from './reads.js';
import { Relay } from './relay.js';

export interface ServerOptions {
  /** Who may do anything, by name and password; anybody where there are none. */
  readonly users?: Readonly<Record<string, string>>;
  /** Files of a key and its certificate: then the server speaks TLS only. */
  readonly tls?: { readonly key: string; readonly certificate: string };
}

/** A server as the client's package describes it, in this process and in memory. For tests only: see the README beside. */
export class EventStoreDBServer {
  readonly log = new EventLog();
  readonly faults: Faults = {};
  #server: Server | undefined;

  private constructor(
    readonly network: Relay,
    private readonly options: ServerOptions,
  ) {}

  static async start(options: ServerOptions = {}): Promise<EventStoreDBServer> {
    const server = new EventStoreDBServer(await Relay.listen(), options);
    await server.#listen();
    return server;
  }

  /** How clients reach it, through a network that can fail. */
  get url(): string {
    return `esdb://127.0.0.1:${this.network.port}?tls=${this.options.tls ? 'true' : 'false'}`;
  }

  /** The same without the network, for measuring. */
  get directUrl(): string {
    return `esdb://127.0.0.1:${this.network.target}?tls=false`;
  }

  /** Dies without a goodbye; what is stored stays. */
  die(): void {
    this.network.refuse(true);
    this.#server?.forceShutdown();
    this.#server = undefined;
  }

  async rise(): Promise<void> {
    await this.#listen();
    this.network.refuse(false);
  }

  async restart(): Promise<void> {
    this.die();
    await this.rise();
  }

  async stop(): Promise<void> {
    this.#server?.forceShutdown();
    await this.network.close();
  }

  async #listen(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    const { users, tls } = this.options;
    const [appends, reads, deletes] = [new Appends(this.log, this.faults), new Reads(this.log, this.faults), new Deletes(this.log)];
    const streams = {
      append: appends.one.bind(appends),
      batchAppend: appends.batch.bind(appends),
      read: reads.read.bind(reads),
      delete: deletes.delete.bind(deletes),
      tombstone: deletes.tombstone.bind(deletes),
    };
    const { features, gossip } = discovery(() => this.network.port);
    server.addService(StreamsService, guarded(streams as UntypedServiceImplementation, users));
    server.addService(ServerFeaturesService, features);
    server.addService(GossipService, gossip);
    const credentials = tls
      ? ServerCredentials.createSsl(null, [{ private_key: readFileSync(tls.key), cert_chain: readFileSync(tls.certificate) }])
      : ServerCredentials.createInsecure();
    this.network.target = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? reject(error) : resolve(port)));
    });
    this.#server = server;
  }
}
