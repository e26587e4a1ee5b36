import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RmaId } from '../ids.js';
import { assertHolds } from '../testing/properties.js';
import { parseRmaNumber, rmaNumberOf } from './rma-number.js';

const numbers = fc.uuid({ version: 7 }).map((id) => rmaNumberOf(id as RmaId));
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function charactersOf(number: string): string[] {
  return [...number.slice('RMA-'.length).replaceAll('-', '')];
}

describe('an RMA number', () => {
  it('follows from the id alone, for ever', () => {
    expect(rmaNumberOf('rma-1' as RmaId)).toBe('RMA-3T2P-J1TD-5BMN-T');
    expect(rmaNumberOf('019cbd70-0000-7000-8000-000000000000' as RmaId)).toBe('RMA-W6J8-9N1P-3SJG-S');
  });

  it('has three groups of four and a check character', () => {
    assertHolds(
      fc.property(numbers, (number) => {
        expect(number).toMatch(/^RMA-([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z*~$=U]$/);
        expect(parseRmaNumber(number)).toBe(number);
      }),
    );
  });

  it('is understood without hyphens, with other dashes or spaces, in any case', () => {
    assertHolds(
      fc.property(numbers, (number) => {
        const typed = [
          number.replaceAll('-', ''),
          number.toLowerCase(),
          number.replaceAll('-', ' '),
          number.replaceAll('-', '–'),
          ` ${number} `,
        ];
        expect(typed.map(parseRmaNumber)).toEqual(typed.map(() => number));
      }),
    );
  });

  it('is understood with O for 0, and I or L for 1', () => {
    assertHolds(
      fc.property(numbers, (number) => {
        const body = number.slice('RMA-'.length);
        for (const [digit, letter] of [
          ['0', 'O'],
          ['0', 'o'],
          ['1', 'I'],
          ['1', 'l'],
          ['1', 'L'],
          ['1', 'i'],
        ] as const)
          expect(parseRmaNumber(`RMA-${body.replaceAll(digit, letter)}`)).toBe(number);
      }),
    );
    expect(parseRmaNumber('RMA-OOOO-OOOO-OOOO-O')).toBe('RMA-0000-0000-0000-0');
    expect(parseRmaNumber('RMA-0000-0000-000L-I')).toBe('RMA-0000-0000-0001-1');
  });

  it('shows every single wrong character', () => {
    assertHolds(
      fc.property(numbers, (number) => {
        const right = charactersOf(number);
        for (const position of right.keys()) {
          const others = (position === 12 ? `${digits}*~$=U` : digits).split('').filter((character) => character !== right[position]);
          for (const wrong of others) expect(parseRmaNumber(`RMA${right.with(position, wrong).join('')}`)).toBeUndefined();
        }
      }),
      20,
    );
  });

  it('shows every pair of neighbours that was swapped', () => {
    assertHolds(
      fc.property(numbers, (number) => {
        const right = charactersOf(number);
        for (const [position, character] of right.slice(0, -1).entries()) {
          const next = right[position + 1];
          if (next === undefined || next === character) continue;
          expect(
            parseRmaNumber(
              `RMA${right
                .with(position, next)
                .with(position + 1, character)
                .join('')}`,
            ),
          ).toBeUndefined();
        }
      }),
    );
  });

  it.each([
    '',
    'RMA',
    'RMA-0000-0000-0000',
    'RMA-0000-0000-0000-00',
    '0000-0000-0000-0',
    'RMA-U000-0000-0000-0',
    'XRMA-0000-0000-0000-0',
    'RMA-0000-0000-000é-0',
    '019cbd70-0000-7000-8000-000000000000',
  ])('is not "%s"', (typed) => {
    expect(parseRmaNumber(typed)).toBeUndefined();
  });
});
