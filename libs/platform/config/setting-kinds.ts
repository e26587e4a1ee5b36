import { z } from 'zod';

/** A setting's value must `hold`; what is wrong otherwise is `fact`, the end of a sentence that begins with the setting's name. */
const value = (fact: string, hold: (value: string) => boolean) => z.string().refine(hold, { error: fact });

// oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused
const unprintable = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/;
const isPrintable = (text: string): boolean => text.isWellFormed() && !unprintable.test(text) && text.trim() !== '';

export const text = value('must be 1 to 500 printable characters', (given) => isPrintable(given) && given.length <= 500);

/** Several values separated by commas. */
export const lines = text
  .transform((given) => given.split(',').map((one) => one.trim()))
  .refine((all) => all.every((one) => one !== ''), { error: 'must be values separated by commas, none of them empty' });

export const path = value('must be a path of printable characters', isPrintable);

export const host = value('must be a host name or an IP address, without scheme and port', (given) =>
  /^[A-Za-z0-9.:%_-]{1,255}$/.test(given),
);

export const port = value(
  'must be a whole number from 0 to 65535 (0 takes a free port)',
  (given) => /^\d{1,5}$/.test(given) && Number(given) <= 65_535,
).transform(Number);

/** At least a tenth of one, at most a day. */
export const seconds = value(
  'must be a number of seconds from 0.1 to 86400',
  (given) => /^\d{1,5}(\.\d)?$/.test(given) && Number(given) >= 0.1 && Number(given) <= 86_400,
).transform(Number);

export const eventCount = value(
  'must be a whole number from 1 to 5000',
  (given) => /^\d{1,4}$/.test(given) && Number(given) >= 1 && Number(given) <= 5_000,
).transform(Number);

export const streamPrefix = value('must be a letter or digit, then at most 31 letters, digits, dots, underscores or hyphens', (given) =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/.test(given),
);

export const secret = z.string().refine((given) => /^[\x21-\x7e]{24,}$/.test(given), {
  error: 'must be at least 24 visible ASCII characters, without spaces',
});

export const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'must be one of fatal, error, warn, info, debug, trace, silent',
});

export const emailAddress = z.email({ error: 'must be an e-mail address' });

export const timeZone = value('must be a time zone of the IANA database, such as Asia/Hong_Kong', isIanaZone);

/** Whether the rest of an address makes sense is for the store to say. */
export const eventStoreUrl = value(
  'must be "sqlite:" or unset for events in DATA_DIR, or an address such as esdb://user:password@host:2113',
  (given) => given === 'sqlite:' || /^(esdb|kurrentdb)(\+discover)?:\/\/[\x21-\x7e]+$/.test(given),
);

/** A store that this release keeps in DATA_DIR only; anything else is refused rather than ignored. */
export const embeddedOnly = (embedded: string, what: string) =>
  value(`must be "${embedded}" or unset: this release keeps ${what} in DATA_DIR only`, (given) => given === embedded).optional();

function isIanaZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false; // Intl takes bare offsets such as +08:00 too
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
