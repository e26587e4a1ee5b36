import { describe, expect, it } from '@jest/globals';
import { parseCsv } from './csv.js';

describe('a CSV text', () => {
  it('is records of fields, whatever ends the lines', () => {
    expect(parseCsv('a,b\r\nc,d\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('may keep commas, quotes and line breaks inside quotes', () => {
    expect(parseCsv('22041,"RECORD FRAME 7"" SINGLE, SIZE\r\nTWO",1\n')).toEqual([['22041', 'RECORD FRAME 7" SINGLE, SIZE\r\nTWO', '1']]);
  });

  it('keeps empty fields, quoted or not, also at the very end', () => {
    expect(parseCsv(',"",\n,')).toEqual([
      ['', '', ''],
      ['', ''],
    ]);
  });

  it('needs no line break after the last record', () => {
    expect(parseCsv('a\nb')).toEqual([['a'], ['b']]);
  });

  it('holds nothing where it is empty', () => {
    expect(parseCsv('')).toEqual([]);
  });

  it.each(['a"b\n', '"a"b\n', 'x\n"a'])('is refused where a quote stands out of place: %j', (text) => {
    expect(() => parseCsv(text)).toThrow(/^Record \d: a quote stands out of place\.$/);
  });
});
