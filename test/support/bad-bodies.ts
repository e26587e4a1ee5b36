import { describe, it } from '@jest/globals';
import type { Client } from './client.js';
import { withField, withoutField } from './change.js';
import { expectMalformed, expectNamed } from './problems.js';

/** A body that would be accepted, where it is sent, and what each of its fields must not be. */
export interface Sample {
  readonly path: string;
  readonly body: object;
  readonly wrong: Readonly<Record<string, readonly unknown[]>>;
}

export const lone = 'a\ud800b';
export const notText = [7, true, [], {}];
export const notIds = [
  ...notText,
  null,
  '',
  ' ',
  'a b',
  '-a',
  '.',
  '..',
  '../a',
  'a/b',
  'a\\b',
  'a\u0000',
  'é',
  'a\n',
  lone,
  '__proto__',
  'x'.repeat(65),
];
export const notOneLine = [...notText, null, '', 'a\u0000', 'a\nb', 'a\u001b[31m', 'a\u009f', lone];
export const notFreeText = [...notText, null, '', 'a\u0000', lone, 'x'.repeat(4_001)];
export const notDays = [
  ...notText,
  null,
  '',
  ...'today| 2026-03-01|2026-3-1|20260301|2026-03-01T00:00:00Z|٢٠٢٦-٠٣-٠١|0000-00-00'.split('|'),
  ...'2026-02-30|2025-02-29|2026-04-31|2026-13-01|2026-00-01|2026-01-00|1900-02-29'.split('|'),
];
export const notQuantities = ['1', true, null, [], {}, 0, -1, 0.5, 1.000_000_1, 1_000_001, 1e21, 2 ** 53];
export const notAmounts = ['1', true, null, [], {}, -1, 0.5, 1e12 + 1, 1e21, 2 ** 53];
export const notObjects = ['x', 7, null, []];
export const notLists = ['x', 7, null, {}];
export const notOneOf = [...notText, null, '', 'Refund', 'toString', '__proto__', 'constructor'];
export const notNames = ['lines.0.lineId', 'lines.0.quantity'] as const;
export const wrongUnits = {
  'lines.0': notObjects,
  [notNames[0]]: notIds,
  [notNames[1]]: notQuantities,
  'lines.0.serialNumbers': [...notLists, [], ['A', 'A']],
  'lines.0.serialNumbers.0': notOneLine,
};
export const wrongItems = Object.fromEntries(
  Object.entries(wrongUnits).map(([field, values]) => [field.replace('lines', 'items'), values]),
);
export const units = [{ lineId: '1', quantity: 1, serialNumbers: ['A'] }];

/** Sends every sample with one field wrong, missing or unknown, and expects that very field to be named. */
export function expectFieldsNamed(
  samples: Readonly<Record<string, Sample>>,
  required: Readonly<Record<string, readonly string[]>>,
  admin: Client,
): void {
  describe.each(Object.entries(samples))('a body of %s', (name, { path, body, wrong }) => {
    it.each(Object.entries(wrong))('names %s when it is wrong', async (field, values) => {
      for (const value of values) expectNamed(await admin.post(path, withField(body, field, value)), field);
    });

    it('names what is missing', async () => {
      for (const field of required[name] ?? []) expectMalformed(await admin.post(path, withoutField(body, field)), field);
    });

    it('names what is not known, wherever it stands', async () => {
      const objects = Object.entries({ '': body, ...body }).filter(([, value]) => typeof value === 'object' && !Array.isArray(value));
      for (const unknown of ['colour', 'constructor', 'toString', 'a.b', 'é'])
        for (const [parent] of objects) {
          const field = parent === '' ? unknown : `${parent}.${unknown}`;
          const changed =
            parent === ''
              ? { ...body, [unknown]: 1 }
              : { ...body, [parent]: { ...(body as Record<string, object>)[parent], [unknown]: 1 } };
          expectMalformed(await admin.post(path, changed), field);
        }
    });

    it.each(['[]', '"text"', '7', 'true', 'null'])('is not %s', async (content) => {
      expectMalformed(await admin.send('POST', path, { raw: { type: 'application/json', content } }), 'body');
    });
  });
}
