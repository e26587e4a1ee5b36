import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { LogRecord } from './event-log.js';

type Matches = (record: Pick<LogRecord, 'stream' | 'type'>) => boolean;

/** By the name of the stream or the type of the event, each by prefixes or a regular expression; an expression of neither matches all. */
export function filterIn(options: ReadReq.Options): Matches {
  const filter = options.getFilter();
  const stream = filter?.getStreamIdentifier();
  const expression = stream ?? filter?.getEventType();
  if (!expression) return () => true;
  const prefixes = expression.getPrefixList();
  const regex = expression.getRegex() === '' ? null : new RegExp(expression.getRegex(), 'u');
  const holds = (text: string) => (regex ? regex.test(text) : prefixes.length === 0 || prefixes.some((prefix) => text.startsWith(prefix)));
  return (record) => holds(stream ? record.stream : record.type);
}
