import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { EventLog } from './event-log.js';
import type { Faults } from './faults.js';
import { filterIn } from './filters.js';
import { answerOf, caughtUp, checkpointAt, confirmation, fellBehind, nameIn } from './messages.js';
import { invalidPosition } from './rpc-errors.js';
import { told } from './told.js';

type Call = ServerWritableStream<ReadReq, ReadResp>;

/** How many events the real server keeps for a subscriber that does not take them, before it tells it that it fell behind. */
const LIVE_BUFFER = 100;
const WINDOW = 32;

export class Subscriptions {
  constructor(
    private readonly log: EventLog,
    private readonly faults: Faults,
  ) {}

  /** Events after a position, checkpoints between them, and `caughtUp` wherever the end is reached after being behind it. */
  async serve(call: Call, options: ReadReq.Options): Promise<void> {
    const matches = filterIn(options);
    const stream = options.hasStream() ? nameIn(options.getStream()?.getStreamIdentifier()) : undefined;
    const filter = options.getFilter();
    const interval = (filter?.getMax() || WINDOW) * (filter?.getCheckpointintervalmultiplier() || 1);
    const gone = new Promise<void>((resolve) => void call.once('cancelled', resolve));
    const tell = async (answer: ReadResp) => {
      if (this.faults.beforeTold) await Promise.race([this.faults.beforeTold(), gone]);
      await told(call, answer);
    };
    let next = this.#startOf(options);
    let [considered, isLive] = [0, false];
    await tell(confirmation(randomUUID()));
    while (!call.cancelled) {
      const changed = this.log.changed();
      const record = this.log.records[next];
      if (!record) {
        if (!isLive) await tell(caughtUp());
        isLive = true;
        if (!this.log.records[next]) await Promise.race([changed, gone]);
        continue;
      }
      if (isLive && this.log.records.length - next > LIVE_BUFFER) {
        isLive = false;
        await tell(fellBehind());
      }
      next += 1;
      const isMeant = stream === undefined ? matches(record) : record.stream === stream;
      if (isMeant) await tell(answerOf(record));
      considered += 1;
      if (!filter || considered % interval !== 0) continue;
      await tell(checkpointAt(record.position));
    }
  }

  #startOf(options: ReadReq.Options): number {
    const [from, stream] = [options.getAll(), options.getStream()];
    if (from?.hasEnd() || stream?.hasEnd()) return this.log.records.length;
    const position = Number(from?.getPosition()?.getCommitPosition() ?? -1);
    if (position > (this.log.records.at(-1)?.position ?? 0)) throw invalidPosition();
    if (stream?.hasRevision()) {
      const after = this.log.visible(nameIn(stream.getStreamIdentifier()))?.find(({ revision }) => revision > Number(stream.getRevision()));
      return after ? this.log.indexAt(after.position) : this.log.records.length;
    }
    return this.log.indexAt(position + 1);
  }
}
