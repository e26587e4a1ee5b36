/** Pounds as written, such as `2.1` or `165`, in whole pence. Throws where the text is no amount of pence. */
export function penceIn(pounds: string): number {
  const [, whole, decimals = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(pounds) ?? [];
  if (whole === undefined) throw new RangeError(`"${pounds}" is no amount in pounds and pence.`);
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
