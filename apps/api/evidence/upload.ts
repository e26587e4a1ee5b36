import { Readable } from 'node:stream';
import type { HandedIn } from '#rma/commands';
import { UnusableBody } from '../http/body-parsing.js';
import type { ApiRequest } from '../http/api-request.js';
import { malformed } from '../http/headers.js';
import { Problem } from '../http/problem.js';
import { line } from '../schemas/kinds.js';
import { collected, fileLimit, tooLarge } from './collected.js';
import { fileNameIn } from './file-name.js';

const aroundTheFile = 64 * 1024;

/** What a file may be: it is given back as it came, and never shown by us. */
export const mediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'application/pdf',
  'text/plain',
  'video/mp4',
] as const;

/** The file that a request sends: as its body, with its name in Content-Disposition, or as the one part of a form. */
export async function uploadIn({ body, headers }: ApiRequest): Promise<HandedIn> {
  if (body instanceof UnusableBody) throw body.problem;
  if (body === undefined || body === null) throw malformed('body', 'is the file');
  if (!(body instanceof Readable)) throw notTaken('application/json');
  const type = headers['content-type'] ?? '';
  if (essenceOf(type) === 'multipart/form-data') return fromForm(await collected(body, fileLimit + aroundTheFile), type);
  return checked({ content: await collected(body, fileLimit), mediaType: essenceOf(type), fileName: fileNameIn(headers) });
}

async function fromForm(bytes: Buffer<ArrayBuffer>, type: string): Promise<HandedIn> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => {
    throw malformed('body', 'is not a form');
  });
  const [file, ...others] = form.values();
  if (!(file instanceof File) || others.length > 0) throw malformed('body', 'must hold one file and nothing else');
  return checked({ content: Buffer.from(await file.arrayBuffer()), mediaType: essenceOf(file.type), fileName: file.name || undefined });
}

function checked(file: HandedIn): HandedIn {
  const { content, mediaType, fileName } = file;
  if (!mediaTypes.some((known) => known === mediaType)) throw notTaken(mediaType);
  if (content.length > fileLimit) throw tooLarge();
  if (content.length === 0) throw malformed('body', 'is empty');
  if (fileName !== undefined && !line(255).safeParse(fileName).success)
    throw malformed('fileName', 'must be 1 to 255 printable characters');
  return file;
}

function notTaken(mediaType: string): Problem {
  return Problem.at('UNSUPPORTED_MEDIA_TYPE', `A file is ${mediaTypes.join(', ')}, as the body or as the one part of a form.`, {
    mediaType,
    taken: mediaTypes,
  });
}

const essenceOf = (type: string): string => (type.split(';', 1)[0] ?? '').trim().toLowerCase();
