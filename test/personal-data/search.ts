import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Found {
  readonly file: string;
  readonly what: string;
}

/** Where texts are in any byte of any file below a directory: as UTF-8 or UTF-16, or written in hexadecimal or base 64. */
export function textsIn(directory: string, texts: readonly string[]): readonly Found[] {
  return bytesIn(
    directory,
    texts.flatMap((text) => [...formsOf(Buffer.from(text)), Buffer.from(text, 'utf16le')].map((form) => ({ what: text, form }))),
  );
}

/** Whether any 16 neighbouring bytes of a secret, on a boundary of 16, are in any file below a directory. */
export function isSecretIn(directory: string, secret: Buffer | undefined): boolean {
  if (secret === undefined || secret.length % 16 > 0) throw new RangeError('There is no secret to look for.');
  const pieces = Array.from({ length: secret.length / 16 }, (_, index) => secret.subarray(16 * index, 16 * index + 16));
  const wanted = pieces.flatMap((piece) => formsOf(piece).map((form) => ({ what: 'the secret', form })));
  return bytesIn(directory, wanted).length > 0;
}

function filesBelow(directory: string): readonly string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function bytesIn(directory: string, wanted: readonly { readonly what: string; readonly form: Buffer }[]): readonly Found[] {
  return filesBelow(directory).flatMap((file) => {
    const bytes = readFileSync(file);
    return wanted.filter(({ form }) => bytes.includes(form)).map(({ what }) => ({ file, what }));
  });
}

function formsOf(bytes: Buffer): readonly Buffer[] {
  const hex = bytes.toString('hex');
  const written = [hex, hex.toUpperCase(), ...[0, 1, 2].flatMap((offset) => inBase64(bytes, offset))];
  return [bytes, ...written.map((text) => Buffer.from(text))];
}

/** The characters that the bytes alone decide, where so many others come before them in the same group. */
function inBase64(bytes: Buffer, offset: number): readonly string[] {
  const after = Buffer.concat([Buffer.alloc(offset), bytes]);
  const whole = after
    .subarray(0, after.length - (after.length % 3))
    .toString('base64')
    .slice(offset === 0 ? 0 : 4);
  return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
}
