import type { Readable } from 'node:stream';
import { malformed } from '../http/headers.js';
import { Problem } from '../http/problem.js';

/** The largest file, in bytes (design page 3). */
export const fileLimit = 5 * 1024 * 1024;

export const tooLarge = () => Problem.at('PAYLOAD_TOO_LARGE', 'A file holds at most 5 MB.', { limit: fileLimit });

/** Reads on past the limit, keeping nothing, so that who sends too much gets to read why it is refused. */
export function collected(body: Readable, limit: number): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    body.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= limit) return void parts.push(part);
      parts.length = 0;
      reject(tooLarge());
    });
    body.on('end', () => resolve(Buffer.concat(parts)));
    body.on('error', () => reject(malformed('body', 'was cut off')));
  });
}
