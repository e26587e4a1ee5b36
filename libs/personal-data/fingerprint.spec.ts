import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fingerprintUnder } from './fingerprint.js';

const secret = Buffer.alloc(32, 7);
const fingerprint = fingerprintUnder(secret);

describe('a fingerprint', () => {
  it('is HMAC-SHA256 of the RFC 8785 text', () => {
    const expected = createHmac('sha256', secret).update('{"a":[1,true,null],"b":"é"}').digest('hex');
    expect(fingerprint({ b: 'é', a: [1, true, null] })).toBe(expected);
  });

  it('does not see the order of fields', () => {
    expect(fingerprint({ a: 1, b: { c: 2, d: 3 } })).toBe(fingerprint({ b: { d: 3, c: 2 }, a: 1 }));
  });

  it('tells other values, other types and another order of a list apart', () => {
    const payloads = [{ a: [1, 2] }, { a: [2, 1] }, { a: ['1', '2'] }, { a: [1] }, { a: null }, {}, null, '', [], [[]]];
    expect(new Set(payloads.map(fingerprint)).size).toBe(payloads.length);
  });

  it('says nothing without the secret: another installation gives another one', () => {
    expect(fingerprintUnder(Buffer.alloc(32, 8))({ email: 'a@example.com' })).not.toBe(fingerprint({ email: 'a@example.com' }));
  });
});
