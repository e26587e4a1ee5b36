/** An amount in the minor units of its currency: 8999 USD is 89.99 dollars. Integers only. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether `code` is an ISO 4217 currency. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

// ISO 4217 itself: Intl says how many digits people write (none for HUF), not what the minor unit is.
const exponents = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** How many decimal digits the currency's minor unit has (ISO 4217): 2 for USD, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: string): number {
  return exponents.get(currency) ?? 2;
}

/** The amount as people write it, for example `£89.99`. */
export function formatMoney({ amount, currency }: Money, locale = 'en-GB'): string {
  const exponent = exponentOf(currency);
  const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(`${amount}e-${exponent}` as `${number}`);
}
