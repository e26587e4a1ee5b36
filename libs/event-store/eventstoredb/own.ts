import type { EventFilter } from '../port.js';

/** Which streams of a store that others may share are this installation's. */
export class Own {
  readonly prefix: string;
  /** Holds the id of the installation; it is none of its events. */
  readonly identityStream: string;

  constructor(streamPrefix: string) {
    this.prefix = `${streamPrefix}rma`;
    this.identityStream = `${streamPrefix}rmaStore-id`;
  }

  has(stream: string): boolean {
    return stream.startsWith(this.prefix) && stream !== this.identityStream;
  }

  /** What the names of all streams that may match begin with; null where none may. */
  prefixFor({ streamPrefix = '' }: EventFilter): string | null {
    if (streamPrefix.startsWith(this.prefix)) return streamPrefix;
    return this.prefix.startsWith(streamPrefix) ? this.prefix : null;
  }
}
