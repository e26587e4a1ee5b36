import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { EventLog, LogRecord } from './event-log.js';
import type { Faults } from './faults.js';
import { filterIn } from './filters.js';
import { ReadDirection } from './generated.js';
import { answerOf, nameIn, streamNotFound } from './messages.js';
import { streamDeleted } from './rpc-errors.js';
import { Subscriptions } from './subscriptions.js';
import { told } from './told.js';

type Call = ServerWritableStream<ReadReq, ReadResp>;
type Options = ReadReq.Options;

export class Reads {
  readonly #subscriptions: Subscriptions;

  constructor(
    private readonly log: EventLog,
    private readonly faults: Faults,
  ) {
    this.#subscriptions = new Subscriptions(log, faults);
  }

  async read(call: Call): Promise<void> {
    const options = call.request.getOptions();
    if (!options) return void call.end();
    if (options.hasSubscription()) return this.#subscriptions.serve(call, options);
    if (this.faults.beforeRead) await this.faults.beforeRead();
    const max = Number(options.getCount());
    const records = options.hasStream() ? this.#ofStream(options) : this.#ofAll(options);
    if (typeof records === 'string') await told(call, streamNotFound(records));
    else {
      let count = 0;
      for (const record of records) {
        if (count++ === max || call.cancelled) break;
        await told(call, answerOf(record));
      }
    }
    call.end();
  }

  /** The events asked for, or the name of a stream that is not there. */
  #ofStream(options: Options): Iterable<LogRecord> | string {
    const from = options.getStream();
    const stream = nameIn(from?.getStreamIdentifier());
    if (this.log.isTombstoned(stream)) throw streamDeleted(stream);
    const records = this.log.visible(stream);
    if (!records) return stream;
    if (options.getReadDirection() === ReadDirection.FORWARDS) {
      const first = from?.hasRevision() ? Number(from.getRevision()) : 0;
      return from?.hasEnd() ? [] : records.filter(({ revision }) => revision >= first);
    }
    // The real server counts back from the revision it is given: one beyond the end finds as many events fewer.
    const last = from?.hasRevision() ? Number(from.getRevision()) : Infinity;
    const max = Number(options.getCount());
    const lowest = Number.isFinite(last) ? last - max + 1 : -Infinity;
    return from?.hasStart() ? records.slice(0, 1) : records.filter(({ revision }) => revision <= last && revision >= lowest).toReversed();
  }

  /** Forwards from a position on; backwards what is before it, without the event that begins there. */
  *#ofAll(options: Options): Generator<LogRecord> {
    const from = options.getAll();
    const matches = filterIn(options);
    const { records } = this.log;
    const at = from?.hasPosition() ? this.log.indexAt(Number(from.getPosition()?.getCommitPosition())) : undefined;
    if (options.getReadDirection() === ReadDirection.FORWARDS) {
      if (from?.hasEnd()) return;
      for (let index = at ?? 0; index < records.length; index += 1) {
        const record = records[index];
        if (record && matches(record)) yield record;
      }
      return;
    }
    if (from?.hasStart()) return;
    for (let index = (at ?? records.length) - 1; index >= 0; index -= 1) {
      const record = records[index];
      if (record && matches(record)) yield record;
    }
  }
}
