import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { canonicalText } from '#rma/platform';
import { BrokenSeal } from './errors.js';
import { type Person, type Personal, personKinds, type PersonalValue } from './person.js';

/**
 * A sealed value is `pd1.` + base64url(kind, length of id, id, nonce, ciphertext, tag): AES-256-GCM, everything before the nonce
 * authenticated. Equal values of one person seal equally, since the nonce is an HMAC of the plaintext under a key of its own
 * (as in RFC 8452, section 9: a nonce repeats only with its plaintext). Stored events hold this form for ever.
 */
export const textVersion = 'pd1.';
export const nonceLength = 12;
export const tagLength = 16;
const paddedTo = 32; // the length shows the size of what was written in steps of 32 bytes only

/** The two keys of a person, 32 bytes each, and what every seal of theirs begins with. */
export interface PersonKeys {
  readonly prefix: Buffer;
  readonly cipher: KeyObject;
  readonly nonce: KeyObject;
}

export const keysLength = 64;

export function personKeys(person: Person, keys: Buffer): PersonKeys {
  return {
    prefix: prefixOf(person),
    cipher: createSecretKey(keys.subarray(0, 32)),
    nonce: createSecretKey(keys.subarray(32, keysLength)),
  };
}

/** The RFC 8785 text of a value, padded with spaces (JSON ignores them); null when there is nothing in it. */
export function plaintextOf(value: PersonalValue | null | undefined): Buffer | null {
  const given = told(value ?? {});
  if (Object.keys(given).length === 0) return null;
  const text = canonicalText(given, 'personal');
  const length = Buffer.byteLength(text);
  const plaintext = Buffer.alloc(Math.ceil(length / paddedTo) * paddedTo, ' ');
  plaintext.write(text);
  return plaintext;
}

/** The value without the fields that nobody filled in. */
function told<Value extends Personal | undefined>(value: Value): Value {
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(told) as unknown as Value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, told(field)])) as Value;
}

export function seal(keys: PersonKeys, plaintext: Buffer): string {
  const nonce = createHmac('sha256', keys.nonce).update(plaintext).digest().subarray(0, nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keys.cipher, nonce, { authTagLength: tagLength }).setAAD(keys.prefix);
  const ciphertext = cipher.update(plaintext);
  cipher.final();
  return (
    textVersion + Buffer.concat([keys.prefix.subarray(textVersion.length), nonce, ciphertext, cipher.getAuthTag()]).toString('base64url')
  );
}

/** A sealed value taken apart, not yet opened. */
export interface Sealed {
  readonly text: string;
  readonly person: Person;
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

/** Takes a sealed value apart; throws BrokenSeal when it has not the one form a seal is written in. */
export function parseSeal(text: string): Sealed {
  const bytes = Buffer.from(text.slice(textVersion.length), 'base64url');
  const person = personIn(bytes);
  const nonceAt = 2 + (bytes[1] ?? 0);
  const tagAt = bytes.length - tagLength;
  if (textVersion + bytes.toString('base64url') !== text || !person || tagAt <= nonceAt + nonceLength) {
    throw new BrokenSeal(text, 'it has not the form of one');
  }
  const from = nonceAt + nonceLength;
  return { text, person, nonce: bytes.subarray(nonceAt, from), ciphertext: bytes.subarray(from, tagAt), tag: bytes.subarray(tagAt) };
}

export function openSeal(keys: PersonKeys, sealed: Sealed): PersonalValue {
  const decipher = createDecipheriv('aes-256-gcm', keys.cipher, sealed.nonce, { authTagLength: tagLength })
    .setAAD(keys.prefix)
    .setAuthTag(sealed.tag);
  const plaintext = decipher.update(sealed.ciphertext);
  try {
    decipher.final();
  } catch {
    throw new BrokenSeal(
      sealed.text,
      `it was changed, or the keys of ${sealed.person.kind} ${sealed.person.id} are not the ones it was sealed with`,
    );
  }
  return JSON.parse(plaintext.toString()) as PersonalValue;
}

function prefixOf(person: Person): Buffer {
  const id = Buffer.from(person.id);
  if (id.length === 0 || id.length > 255) throw new RangeError(`A person's id has 1 to 255 bytes; this one has ${id.length}.`);
  const prefix = Buffer.alloc(textVersion.length + 2 + id.length); // of its own: a pooled one would keep its whole pool in memory
  prefix.write(textVersion);
  prefix.writeUInt8(personKinds.indexOf(person.kind), textVersion.length);
  prefix.writeUInt8(id.length, textVersion.length + 1);
  id.copy(prefix, textVersion.length + 2);
  return prefix;
}

/** The person that a seal begins with, after its version. */
export function personIn(bytes: Buffer): Person | undefined {
  const kind = personKinds[bytes[0] ?? personKinds.length];
  const length = bytes[1] ?? 0;
  return kind && length > 0 ? { kind, id: bytes.toString('utf8', 2, 2 + length) } : undefined;
}

/** Whose a sealed value is, without opening it: for finding all that is stored about a person. Throws BrokenSeal. */
export const personOf = (sealed: string): Person => parseSeal(sealed).person;
