import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type {
  DeleteReq,
  DeleteResp as DeleteAnswer,
  TombstoneReq,
  TombstoneResp as TombstoneAnswer,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { EventLog, Written } from './event-log.js';
import { DeleteResp, TombstoneResp } from './generated.js';
import { expectedIn, nameIn } from './messages.js';
import { RpcError, streamDeleted } from './rpc-errors.js';

export class Deletes {
  constructor(private readonly log: EventLog) {}

  delete(call: ServerUnaryCall<DeleteReq, DeleteAnswer>, answer: sendUnaryData<DeleteAnswer>): void {
    const options = call.request.getOptions();
    const stream = nameIn(options?.getStreamIdentifier());
    const position = new DeleteResp.Position();
    position.setCommitPosition(
      String(positionIn(stream, this.log.delete(stream, options ? expectedIn(options, options.getRevision()) : 'any'))),
    );
    const response = new DeleteResp();
    response.setPosition(position);
    answer(null, response);
  }

  tombstone(call: ServerUnaryCall<TombstoneReq, TombstoneAnswer>, answer: sendUnaryData<TombstoneAnswer>): void {
    const options = call.request.getOptions();
    const stream = nameIn(options?.getStreamIdentifier());
    const position = new TombstoneResp.Position();
    position.setCommitPosition(
      String(positionIn(stream, this.log.tombstone(stream, options ? expectedIn(options, options.getRevision()) : 'any'))),
    );
    const response = new TombstoneResp();
    response.setPosition(position);
    answer(null, response);
  }
}

function positionIn(stream: string, written: Written): number {
  if (written.kind === 'written') return written.position;
  if (written.kind === 'tombstoned') throw streamDeleted(stream);
  throw new RpcError(status.FAILED_PRECONDITION, `Append failed due to WrongExpectedVersion. Stream: ${stream}`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': '-1',
    'actual-version': String(written.actual),
  });
}
