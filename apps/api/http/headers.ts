import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from './problem.js';

/** The Idempotency-Key: 1 to 255 visible ASCII characters, quoted or bare, both the same key. */
export function idempotencyKeyIn(headers: IncomingHttpHeaders): string | undefined {
  const sent = headers['idempotency-key'];
  if (sent === undefined) return undefined;
  const key = typeof sent === 'string' ? (/^"(.*)"$/.exec(sent)?.[1] ?? sent) : '';
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw malformed('Idempotency-Key', 'must be 1 to 255 visible ASCII characters, bare or in quotes');
  return key;
}

/** The revision that `If-Match` names, as an ETag of ours; `*` names any. */
export function ifMatchIn(headers: IncomingHttpHeaders): number | undefined {
  const sent = headers['if-match'];
  if (sent === undefined || sent === '*') return undefined;
  const revision = /^"(\d{1,15})"$/.exec(sent)?.[1];
  if (revision === undefined) throw malformed('If-Match', 'must be one ETag of this API, such as "3"');
  return Number(revision);
}

/** How many seconds `Prefer: wait=` asks for (RFC 7240, section 4.3). */
export function waitIn(headers: IncomingHttpHeaders): number | undefined {
  const sent = headers['prefer'];
  const wait = /(?:^|,)\s*wait\s*(?:=\s*"?([^",;]*)"?\s*)?(?:$|[,;])/i.exec(Array.isArray(sent) ? sent.join(',') : (sent ?? ''));
  if (!wait) return undefined;
  const seconds = wait[1]?.trim() ?? '';
  if (!/^\d{1,2}$/.test(seconds) || Number(seconds) > 30) throw malformed('Prefer', 'wait must be 0 to 30 seconds');
  return Number(seconds);
}

/** A correlation id that a caller may choose: 1 to 128 visible ASCII characters. */
export const isCorrelationId = (text: string): boolean => /^[\x21-\x7e]{1,128}$/.test(text);

export function malformed(field: string, fact: string): Problem {
  return Problem.at('MALFORMED_REQUEST', `${field} ${fact}.`, { errors: [{ field, fact }] });
}
