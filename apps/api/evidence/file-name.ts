import type { IncomingHttpHeaders } from 'node:http';
import { malformed } from '../http/headers.js';

const header = 'content-disposition';

/** The name in `Content-Disposition` (RFC 6266): `filename*` before `filename`. */
export function fileNameIn(headers: IncomingHttpHeaders): string | undefined {
  const sent = headers[header];
  if (sent === undefined) return undefined;
  const extended = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(sent)?.[1];
  if (extended !== undefined) return decoded(extended);
  const quoted = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(sent)?.[1];
  return quoted?.replaceAll(/\\(.)/g, '$1') ?? /;\s*filename=([^;\s"]+)/i.exec(sent)?.[1];
}

/** The header that gives a file back to be kept, never to be shown. */
export function attachment(fileName: string | undefined): string {
  if (fileName === undefined) return 'attachment';
  const encoded = encodeURIComponent(fileName).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename*=UTF-8''${encoded}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed('Content-Disposition', 'is not UTF-8 in its filename*');
  }
}
