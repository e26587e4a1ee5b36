import type { Readable } from 'node:stream';
import { bodyLimit } from '../http/body-parsing.js';

/** A line of the stream: its bytes, or null where it is longer than a body may be. */
export interface NdjsonLine {
  readonly number: number;
  readonly bytes: Buffer | null;
}

const lineFeed = 0x0a;

/** The lines of a stream that are not blank, holding no more than one line at a time; a line that is too long is passed over to its end. */
export async function* ndjsonLines(stream: Readable): AsyncGenerator<NdjsonLine> {
  let number = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const end = (): NdjsonLine | undefined => {
    number += 1;
    const line = { number, bytes: length > bodyLimit ? null : Buffer.concat(parts) };
    parts = [];
    length = 0;
    return line.bytes?.every(isBlank) ? undefined : line;
  };
  const add = (part: Buffer) => {
    length += part.length;
    if (length > bodyLimit) parts = [];
    else parts.push(part);
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, start)) {
      add(chunk.subarray(start, at));
      const line = end();
      if (line) yield line;
      start = at + 1;
    }
    add(chunk.subarray(start));
  }
  const last = length > 0 ? end() : undefined;
  if (last) yield last;
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;
