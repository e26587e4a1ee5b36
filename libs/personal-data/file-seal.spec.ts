import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { BrokenSeal } from './errors.js';
import { fileOwner, openFileSeal, sealFile } from './file-seal.js';
import { keysLength, parseSeal, personKeys, plaintextOf, seal } from './seal.js';

const person = { kind: 'consumer', id: 'C-1' } as const;
const keys = personKeys(person, Buffer.alloc(keysLength, 7));
const content = Buffer.from('a picture of a cracked display');
const sealed = sealFile(keys, content);

describe('a sealed file', () => {
  it('is opened with the keys of its person, and says whose it is without them', () => {
    expect(openFileSeal(keys, sealed)).toEqual(content);
    expect(fileOwner(sealed)).toEqual(person);
    expect(openFileSeal(keys, sealFile(keys, Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
  });

  it('holds nothing of the file in clear, and is the same for the same file', () => {
    expect(sealed.includes('cracked')).toBe(false);
    expect(sealFile(keys, content)).toEqual(sealed);
    expect(sealFile(keys, Buffer.from('another'))).not.toEqual(sealed);
  });

  it('is of one form for ever', () => {
    expect(sealed.toString('base64')).toBe('cGYxLgEDQy0x9HZd4kU2x1Lt+AYOxk5P+x/ub8LXwGdBmRirCciYsBBMzRT1MeAZKH38ujjhbIY5CG9RdSrs1fO0Iw==');
  });

  it('is known for broken whatever bit of it is turned, and however it is cut', () => {
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      expect(() => openFileSeal(keys, changed)).toThrow(BrokenSeal);
      expect(() => openFileSeal(keys, sealed.subarray(0, at))).toThrow(BrokenSeal);
    }
  });

  it('is not opened with keys of another person', () => {
    const others = personKeys({ kind: 'reseller', id: 'C-1' }, Buffer.alloc(keysLength, 7));
    for (const wrong of [others, personKeys(person, randomBytes(keysLength))])
      expect(() => openFileSeal(wrong, sealed)).toThrow(BrokenSeal);
  });

  it('is never taken for a text, nor a text for a file', () => {
    const text = seal(keys, plaintextOf({ text: 'a' }) ?? Buffer.alloc(0));
    expect(() => fileOwner(Buffer.from(text))).toThrow(BrokenSeal);
    const asText = `pd1.${sealed.subarray(4).toString('base64url')}`;
    expect(() => parseSeal(asText) && openFileSeal(keys, Buffer.from(asText))).toThrow(BrokenSeal);
  });
});
