import { createHash } from 'node:crypto';
import type { RmaId } from '../ids.js';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const checkAlphabet = `${alphabet}*~$=U`;
const length = 12;

/** `RMA-XXXX-XXXX-XXXX-C`: 60 bits of SHA-256(rmaId) in Crockford base 32, and its check character (modulo 37). */
export function rmaNumberOf(rmaId: RmaId): string {
  const bits = BigInt(`0x${createHash('sha256').update(rmaId).digest('hex').slice(0, 15)}`);
  const digits = Array.from({ length }, (_, index) => alphabet[Number((bits >> BigInt(5 * (length - 1 - index))) & 31n)]).join('');
  return `RMA-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}-${checkAlphabet[Number(bits % 37n)]}`;
}

/** The RMA number that a person meant: hyphens, spaces and case do not count, O is 0, I and L are 1; undefined where the check fails. */
export function parseRmaNumber(typed: string): string | undefined {
  const match = /^RMA([0-9A-TV-Z]{12})([0-9A-Z*~$=])$/.exec(typed.toUpperCase().replaceAll(/[\p{Dash}\s]/gu, ''));
  if (!match) return undefined;
  const digits = asDigits(match[1] ?? '');
  const check = asDigits(match[2] ?? '');
  const bits = Array.from(digits).reduce((sum, digit) => sum * 32n + BigInt(alphabet.indexOf(digit)), 0n);
  if (checkAlphabet[Number(bits % 37n)] !== check) return undefined;
  return `RMA-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}-${check}`;
}

function asDigits(text: string): string {
  return text.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
