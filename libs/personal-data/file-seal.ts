import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { BrokenSeal } from './errors.js';
import type { Person } from './person.js';
import { nonceLength, personIn, type PersonKeys, tagLength, textVersion } from './seal.js';

/**
 * A sealed file is `pf1.` + kind, length of id, id, nonce, ciphertext and tag, as bytes: sealed as texts are, under the same two
 * keys, told apart by the version that is authenticated with everything before the nonce. Kept files hold this form for ever.
 */
const version = 'pf1.';

export function sealFile(keys: PersonKeys, content: Buffer): Buffer {
  const prefix = prefixOf(keys);
  const nonce = createHmac('sha256', keys.nonce).update(version).update(content).digest().subarray(0, nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keys.cipher, nonce, { authTagLength: tagLength }).setAAD(prefix);
  const ciphertext = cipher.update(content);
  cipher.final();
  return Buffer.concat([prefix, nonce, ciphertext, cipher.getAuthTag()]);
}

/** Whose a sealed file is, without opening it. Throws BrokenSeal when it has not the form of one. */
export function fileOwner(sealed: Buffer): Person {
  const person = sealed.subarray(0, version.length).equals(Buffer.from(version)) ? personIn(sealed.subarray(version.length)) : undefined;
  if (!person || sealed.length < contentAt(person) + tagLength) throw broken('it has not the form of one');
  return person;
}

/** Throws BrokenSeal where the file was changed. */
export function openFileSeal(keys: PersonKeys, sealed: Buffer): Buffer {
  const from = contentAt(fileOwner(sealed));
  const nonceAt = from - nonceLength;
  const tagAt = sealed.length - tagLength;
  if (!sealed.subarray(0, nonceAt).equals(prefixOf(keys))) throw broken('the keys are of another person');
  const decipher = createDecipheriv('aes-256-gcm', keys.cipher, sealed.subarray(nonceAt, from), { authTagLength: tagLength })
    .setAAD(prefixOf(keys))
    .setAuthTag(sealed.subarray(tagAt));
  const content = decipher.update(sealed.subarray(from, tagAt));
  try {
    decipher.final();
  } catch {
    throw broken('it was changed, or the keys are not the ones it was sealed with');
  }
  return content;
}

const contentAt = ({ id }: Person): number => version.length + 2 + Buffer.byteLength(id) + nonceLength;
const prefixOf = ({ prefix }: PersonKeys): Buffer => Buffer.concat([Buffer.from(version), prefix.subarray(textVersion.length)]);
const broken = (fact: string) => new BrokenSeal('a file', fact);
