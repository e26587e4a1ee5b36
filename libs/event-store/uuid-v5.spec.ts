import { describe, expect, it } from '@jest/globals';
import { uuidV5 } from './uuid-v5.js';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('a UUID made of a name', () => {
  it('is the one of RFC 9562, appendix A.4', () => {
    expect(uuidV5(DNS)('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('takes the name as UTF-8', () => {
    expect(uuidV5(DNS)('bücher.example')).toBe('849d4d8f-6c8e-59fa-9721-89ccba396bf9');
  });

  it('is of the name alone, whatever was asked for before, and however long the name is', () => {
    const idOf = uuidV5(DNS);
    const names = ['x'.repeat(5_000), 'www.example.com', 'ü'.repeat(400), ''];
    expect(names.map(idOf)).toEqual(names.map((name) => uuidV5(DNS)(name)));
    expect(idOf('www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('always carries version 5 and the variant of the RFC', () => {
    for (let n = 0; n < 100; n++)
      expect(uuidV5(DNS)(`${n}`)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
