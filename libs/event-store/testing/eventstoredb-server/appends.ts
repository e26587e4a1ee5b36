import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import type {
  AppendReq,
  AppendResp as AppendAnswer,
  BatchAppendReq,
  BatchAppendResp as BatchAnswer,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import type { EventLog, Expected, Proposed, Written } from './event-log.js';
import type { Faults } from './faults.js';
import { AllStreamPosition, AppendResp, BatchAppendResp, Status, StreamDeleted, WrongExpectedVersion } from './generated.js';
import { expectedIn, identifierOf, nameIn, nothing, proposedIn } from './messages.js';
import { RpcError, streamDeleted, tooLarge } from './rpc-errors.js';

/** As the real server's default: 1 MiB. */
const MAX_APPEND_BYTES = 1024 * 1024;

const ALREADY_EXISTS = 6; // google.rpc.Code
const FAILED = 9;
const UNKNOWN = 2;

export class Appends {
  constructor(
    private readonly log: EventLog,
    private readonly faults: Faults,
  ) {}

  /** One append a call. */
  async one(call: ServerReadableStream<AppendReq, AppendAnswer>, answer: sendUnaryData<AppendAnswer>): Promise<void> {
    let target: { readonly stream: string; readonly expected: Expected } | undefined;
    const events: Proposed[] = [];
    for await (const request of call as AsyncIterable<AppendReq>) {
      const options = request.getOptions();
      if (options) target = { stream: nameIn(options.getStreamIdentifier()), expected: expectedIn(options, options.getRevision()) };
      const message = request.getProposedMessage();
      if (message) events.push(proposedIn(message));
    }
    if (!target) return; // it was cancelled before it said where to
    const written = await this.#write(target.stream, target.expected, events);
    answer(null, answerOf(target.stream, target.expected, written));
  }

  /** Many appends on one call, each answered under its correlation id. */
  batch(call: ServerDuplexStream<BatchAppendReq, BatchAnswer>): void {
    const begun = new Map<string, { stream: string; expected: Expected; events: Proposed[] }>();
    call.on('data', (request: BatchAppendReq) => {
      const id = request.getCorrelationId()?.getString() ?? '';
      const options = request.getOptions();
      if (options) {
        const expected = expectedIn(options, options.getStreamPosition());
        begun.set(id, { stream: nameIn(options.getStreamIdentifier()), expected, events: [] });
      }
      const append = begun.get(id);
      append?.events.push(...request.getProposedMessagesList().map(proposedIn));
      if (!append || !request.getIsFinal()) return;
      begun.delete(id);
      const reply = (result: BatchAnswer) => {
        result.setCorrelationId(request.getCorrelationId());
        result.setStreamIdentifier(identifierOf(append.stream));
        call.write(result);
      };
      this.#write(append.stream, append.expected, append.events).then(
        (written) => reply(batchAnswerOf(append.stream, written)),
        (error: unknown) => reply(batchErrorOf(error)),
      );
    });
    call.on('end', () => call.end());
    call.on('error', () => {});
  }

  async #write(stream: string, expected: Expected, events: readonly Proposed[]): Promise<Written> {
    const { beforeAppend, afterCommit } = this.faults;
    if (beforeAppend) await beforeAppend(stream);
    const bytes = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    if (bytes > MAX_APPEND_BYTES) throw tooLarge(MAX_APPEND_BYTES);
    const written = this.log.write(stream, expected, events);
    if (afterCommit) await afterCommit(stream);
    return written;
  }
}

function answerOf(stream: string, expected: Expected, written: Written): AppendAnswer {
  if (written.kind === 'tombstoned') throw streamDeleted(stream);
  const answer = new AppendResp();
  if (written.kind === 'written') {
    const position = new AppendResp.Position();
    position.setCommitPosition(String(written.position));
    position.setPreparePosition(String(written.position));
    const success = new AppendResp.Success();
    success.setCurrentRevision(String(written.revision));
    success.setPosition(position);
    answer.setSuccess(success);
    return answer;
  }
  const wrong = new AppendResp.WrongExpectedVersion();
  if (written.actual < 0) wrong.setCurrentNoStream(nothing);
  else wrong.setCurrentRevision(String(written.actual));
  if (expected === 'noStream') wrong.setExpectedNoStream(nothing);
  else if (expected === 'streamExists') wrong.setExpectedStreamExists(nothing);
  else if (expected === 'any') wrong.setExpectedAny(nothing);
  else wrong.setExpectedRevision(String(expected));
  answer.setWrongExpectedVersion(wrong);
  return answer;
}

function batchAnswerOf(stream: string, written: Written): BatchAnswer {
  const answer = new BatchAppendResp();
  if (written.kind === 'written') {
    const position = new AllStreamPosition();
    position.setCommitPosition(String(written.position));
    position.setPreparePosition(String(written.position));
    const success = new BatchAppendResp.Success();
    success.setCurrentRevision(String(written.revision));
    success.setPosition(position);
    answer.setSuccess(success);
    return answer;
  }
  if (written.kind === 'tombstoned') {
    const deleted = new StreamDeleted();
    deleted.setStreamIdentifier(identifierOf(stream));
    return failed(FAILED, 'event_store.client.StreamDeleted', deleted.serializeBinary());
  }
  const wrong = new WrongExpectedVersion();
  if (written.actual >= 0) wrong.setCurrentStreamRevision(String(written.actual));
  return failed(ALREADY_EXISTS, 'event_store.client.WrongExpectedVersion', wrong.serializeBinary());
}

function batchErrorOf(error: unknown): BatchAnswer {
  const exception = error instanceof RpcError ? error.metadata.get('exception')[0] : undefined;
  const type = exception === 'access-denied' ? 'AccessDenied' : 'Unknown';
  return failed(UNKNOWN, `event_store.client.${type}`, new Uint8Array());
}

function failed(code: number, type: string, details: Uint8Array): BatchAnswer {
  const packed = new any.Any();
  packed.pack(details, type);
  const status = new Status();
  status.setCode(code);
  status.setDetails(packed);
  const answer = new BatchAppendResp();
  answer.setError(status);
  return answer;
}
