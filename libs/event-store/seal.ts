import { hash } from 'node:crypto';
import { canonicalText } from '#rma/platform';
import type { Envelope, JsonObject, Metadata } from './envelope.js';
import { uuidV5 } from './uuid-v5.js';

/** What `previousHash` says in the first event of a stream. */
export const NO_HASH = '0'.repeat(64);

export interface Unsealed {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}

/** What all events of one command have in common. */
export type CommonMetadata = Omit<Metadata, 'schemaVersion' | 'previousHash' | 'hash'>;

const eventId = uuidV5('797754e3-1058-4e94-ba2f-f2c4b1dbf5a9');

/**
 * Makes the envelopes of one command: ids derived from command, stream and place, texts in RFC 8785 form, each hash
 * chained to the event before it. Throws UnstorableValue where data or metadata hold what an event cannot.
 */
export function seal(
  stream: string,
  firstRevision: number,
  previousHash: string,
  events: readonly Unsealed[],
  common: CommonMetadata,
): readonly Envelope[] {
  const written = writeCommon(common);
  const streamText = canonicalText(stream, 'stream');
  let last = previousHash;
  return events.map(({ type, schemaVersion, data }, index) => {
    const id = eventId(`${common.commandId}/${stream}/${index}`);
    const text = canonicalText(data, 'data');
    const rest = [written.beforePreviousHash, last, written.afterPreviousHash, schemaVersion, '}'].join('');
    const hashed =
      `{"data":${text},"id":"${id}","metadata":${written.beforeHash}${rest}` +
      `,"revision":${firstRevision + index},"stream":${streamText},"type":${canonicalText(type, 'type')}}`;
    const metadata: Metadata = { ...common, schemaVersion, previousHash: last, hash: hash('sha256', hashed) };
    last = metadata.hash;
    return {
      id,
      type,
      data: data as JsonObject, // canonicalText has refused everything else
      metadata,
      text: { data: text, metadata: [written.beforeHash, ',"hash":"', last, '"', rest].join('') },
    };
  });
}

/** The metadata's RFC 8785 text around the three fields that differ from event to event. */
function writeCommon(common: CommonMetadata) {
  const fields = (...names: readonly (keyof CommonMetadata)[]) =>
    names.map((name) => `"${name}":${canonicalText(common[name], `metadata.${name}`)}`).join(',');
  return {
    beforeHash: `{${fields('actor', 'causationId', 'commandId', 'correlationId')}`,
    beforePreviousHash: `,${fields('occurredAt', 'policyVersion')},"previousHash":"`,
    afterPreviousHash: `",${fields('requestFingerprint')}${common.rmaId === undefined ? '' : `,${fields('rmaId')}`},"schemaVersion":`,
  };
}
