import type { ReadResp as Answer } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { StreamIdentifier as Name, UUID as Id } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Expected, LogRecord, Proposed } from './event-log.js';
import { Empty, ReadResp, StreamIdentifier, UUID } from './generated.js';

const TICKS_PER_SECOND = 10_000_000n;

interface Message {
  getId(): Id | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

export function proposedIn(message: Message): Proposed {
  const metadata = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: metadata.get('type') ?? '',
    contentType: metadata.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function nameIn(identifier: Name | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();
}

export function identifierOf(stream: string): Name {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(new TextEncoder().encode(stream));
  return identifier;
}

interface ExpectedRevision {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

export function expectedIn(options: ExpectedRevision, revision: string): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'noStream';
  return options.hasStreamExists() ? 'streamExists' : Number(revision);
}

/** An event as it is read. `created` is cut to whole seconds, in ticks of .NET: no one may take it for the event's own time. */
export function answerOf(record: LogRecord): Answer {
  const event = new ReadResp.ReadEvent.RecordedEvent();
  const id = new UUID();
  id.setString(record.id);
  event.setId(id);
  event.setStreamIdentifier(identifierOf(record.stream));
  event.setStreamRevision(String(record.revision));
  event.setCommitPosition(String(record.position));
  event.setPreparePosition(String(record.position));
  event.setCustomMetadata(record.metadata);
  event.setData(record.data);
  const metadata = event.getMetadataMap();
  metadata.set('type', record.type);
  metadata.set('content-type', record.contentType);
  metadata.set('created', String(BigInt(Math.floor(record.createdAt / 1_000)) * TICKS_PER_SECOND));
  const read = new ReadResp.ReadEvent();
  read.setEvent(event);
  read.setCommitPosition(String(record.position));
  const answer = new ReadResp();
  answer.setEvent(read);
  return answer;
}

export function confirmation(subscriptionId: string): Answer {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(subscriptionId);
  const answer = new ReadResp();
  answer.setConfirmation(confirmed);
  return answer;
}

export function checkpointAt(position: number): Answer {
  const checkpoint = new ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(position));
  checkpoint.setPreparePosition(String(position));
  const answer = new ReadResp();
  answer.setCheckpoint(checkpoint);
  return answer;
}

/** Without position or time, as servers before 25 say it. */
export function caughtUp(): Answer {
  const answer = new ReadResp();
  answer.setCaughtUp(new ReadResp.CaughtUp());
  return answer;
}

export function fellBehind(): Answer {
  const answer = new ReadResp();
  answer.setFellBehind(new ReadResp.FellBehind());
  return answer;
}

export function streamNotFound(stream: string): Answer {
  const missing = new ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifierOf(stream));
  const answer = new ReadResp();
  answer.setStreamNotFound(missing);
  return answer;
}

export const nothing = new Empty();
