import type { FastifyInstance } from 'fastify';
import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { malformed } from './headers.js';
import { Problem } from './problem.js';

/** The largest body, and the largest line of an import, in bytes (design page 3). */
export const bodyLimit = 384 * 1024;

/** Where a file is sent to, whatever its kind. */
const evidenceRoute = '/v1/rmas/:rmaId/evidence';

/** A body that cannot be used: told only after the key, the role and the case were checked. */
export class UnusableBody {
  constructor(readonly problem: Problem) {}
}

/** JSON as bytes that are parsed here, NDJSON and evidence as streams that their routes read, nothing else. */
export function parseBodies(fastify: FastifyInstance): void {
  const noLimit = { bodyLimit: Number.MAX_SAFE_INTEGER };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', noLimit, (_request, payload, done) => collectJson(payload, done));
  fastify.addContentTypeParser('application/x-ndjson', noLimit, (_request, payload, done) => done(null, payload));
  fastify.addContentTypeParser('*', noLimit, (request, payload, done) => {
    if (request.routeOptions.url === evidenceRoute) return done(null, payload);
    payload.resume();
    done(null, new UnusableBody(unsupportedMediaType));
  });
}

export const unsupportedMediaType = Problem.at(
  'UNSUPPORTED_MEDIA_TYPE',
  'A body is sent as application/json, an import as application/x-ndjson.',
);

type Done = (error: null, body: unknown) => void;

/** Reads on past the limit, keeping nothing, so that who sends too much gets to read why it is refused. */
function collectJson(payload: Readable, done: Done): void {
  const parts: Buffer[] = [];
  let length = 0;
  payload.on('data', (part: Buffer) => {
    const wasWithin = length <= bodyLimit;
    length += part.length;
    if (length <= bodyLimit) parts.push(part);
    else if (wasWithin) done(null, new UnusableBody(Problem.at('PAYLOAD_TOO_LARGE', 'A body holds at most 384 KB.', { limit: bodyLimit })));
  });
  payload.on('end', () => {
    if (length <= bodyLimit) done(null, length === 0 ? undefined : parsedJson(Buffer.concat(parts), 'body'));
  });
  payload.on('error', () => {
    if (length <= bodyLimit) done(null, new UnusableBody(malformed('body', 'was cut off')));
  });
}

/** The value, or what is wrong with the bytes, which are the request's `field`. */
export function parsedJson(bytes: Buffer, field: string): unknown {
  if (!isUtf8(bytes)) return new UnusableBody(malformed(field, 'is not UTF-8'));
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch {
    return new UnusableBody(malformed(field, 'is not JSON'));
  }
}
