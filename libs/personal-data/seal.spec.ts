import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BrokenSeal } from './errors.js';
import type { Person, PersonalValue } from './person.js';
import { openSeal, parseSeal, personKeys, personOf, plaintextOf, seal } from './seal.js';

const person: Person = { kind: 'consumer', id: 'C-000123' };
const keys = personKeys(person, Buffer.from(Array.from({ length: 64 }, (_, index) => index)));
const sealed = (value: PersonalValue, under = keys): string => seal(under, plaintextOf(value) ?? Buffer.alloc(0));

/** All that the API lets through: well-formed Unicode without U+0000. */
const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((typed) => !typed.includes('\0'));
const { personal } = fc.letrec<{ personal: PersonalValue }>((tie) => ({
  personal: fc.dictionary(text, fc.oneof({ maxDepth: 3 }, text, fc.array(text), tie('personal')), { noNullPrototype: true }),
}));
const something = personal.filter((value) => Object.keys(value).length > 0);

describe('a seal', () => {
  it('opens to what was sealed, whatever people type', () => {
    fc.assert(
      fc.property(something, (value) => {
        expect(openSeal(keys, parseSeal(sealed(value)))).toEqual(value);
      }),
    );
  });

  it('is the same for the same value, whatever the order of its fields', () => {
    expect(sealed({ name: 'Chan Tai Man', email: 'c@example.com' })).toBe(sealed({ email: 'c@example.com', name: 'Chan Tai Man' }));
  });

  it('differs between values, and between people with the same value', () => {
    const other = personKeys({ kind: 'consumer', id: 'C-000124' }, Buffer.alloc(64, 9));
    expect(new Set([sealed({ name: 'A' }), sealed({ name: 'B' }), sealed({ name: 'A' }, other)]).size).toBe(3);
  });

  it('keeps the form in which events hold it for ever', () => {
    const golden =
      'pd1.AQhDLTAwMDEyM6mHofFnxRdnsMONV9ngSBKzy78qeAlYHkajH1GpR-_ftA8QKuoF1e8CH82_4fDeZF_BdfityOIp82mby-36He570iemnEh6zEqQe3oGFe8JfqVhiue9nAJ37LiO';
    expect(sealed({ name: 'Chan Tai Man', phones: ['+852 5555 0100'] })).toBe(golden);
    expect(openSeal(keys, parseSeal(golden))).toEqual({ name: 'Chan Tai Man', phones: ['+852 5555 0100'] });
  });

  it('says whose it is, and nothing of what is in it', () => {
    const value = sealed({ name: 'Chan Tai Man' });
    expect(personOf(value)).toEqual(person);
    expect(Buffer.from(value.slice(4), 'base64url').toString('latin1')).not.toContain('Chan');
  });

  it('shows the length of what was written in steps of 32 bytes only', () => {
    const lengths = Array.from({ length: 100 }, (_, letters) => sealed({ note: 'x'.repeat(letters) }).length);
    expect(new Set(lengths).size).toBe(4);
  });

  it('is not made where there is nothing to seal', () => {
    expect([undefined, null, {}, { name: undefined }].map((value) => plaintextOf(value))).toEqual([null, null, null, null]);
    expect(plaintextOf({ name: '' })).not.toBeNull();
  });

  it('does not open under the keys of another', () => {
    const other = personKeys(person, Buffer.alloc(64, 9));
    expect(() => openSeal(other, parseSeal(sealed({ name: 'A' })))).toThrow(BrokenSeal);
  });

  it('is bound to its person, even under equal keys', () => {
    const raw = Buffer.alloc(64, 9);
    const one = personKeys({ kind: 'consumer', id: 'C-1' }, raw);
    const other = personKeys({ kind: 'reseller', id: 'C-1' }, raw);
    expect(() => openSeal(other, parseSeal(sealed({ name: 'A' }, one)))).toThrow(BrokenSeal);
  });

  it.each(['', 'pd1.', 'pd1.AAAA', 'pd2.AQhDLTAwMDEyMw', 'null', 'pd1.!!!!'])('is not taken for one when it reads %j', (wrong) => {
    expect(() => parseSeal(wrong)).toThrow(BrokenSeal);
  });

  it('is not read at all when it is cut anywhere, or written in another way', () => {
    const whole = sealed({ name: 'Chan Tai Man' });
    for (let length = 0; length < whole.length; length += 1) {
      const cut = whole.slice(0, length);
      expect(() => openSeal(keys, parseSeal(cut))).toThrow(BrokenSeal);
    }
    for (const other of [`${whole}=`, ` ${whole}`, `${whole}A`, whole.replace('pd1.', 'PD1.'), `${whole.slice(0, 9)}\n${whole.slice(9)}`]) {
      expect(() => openSeal(keys, parseSeal(other))).toThrow(BrokenSeal);
    }
  });

  it('needs a person with an id that its form can hold', () => {
    expect(() => personKeys({ kind: 'consumer', id: '' }, Buffer.alloc(64))).toThrow(RangeError);
    expect(() => personKeys({ kind: 'consumer', id: 'x'.repeat(256) }, Buffer.alloc(64))).toThrow(RangeError);
  });

  it('refuses text that is not well-formed', () => {
    expect(() => plaintextOf({ name: '\ud800' })).toThrow('surrogate');
  });
});
