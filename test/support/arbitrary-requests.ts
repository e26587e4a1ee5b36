import fc from 'fast-check';
import { withField } from './change.js';

/** What fast-check sends: anything that HTTP can carry. */
export interface AnyRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly content: Buffer;
}

export interface Target {
  readonly method: string;
  readonly path: string;
  /** A body that is taken there. */
  readonly example: object;
}

const between = (first: number, last: number) => fc.integer({ min: first, max: last }).map((code) => String.fromCharCode(code));
const visible = fc.string({ unit: between(0x21, 0x7e) });
const latin = fc.string({ unit: fc.oneof(between(0x20, 0x7e), between(0xa0, 0xff)) });

export const segment = fc.oneof(visible, fc.string({ unit: 'binary' })).map((one) => encodeURIComponent(one.toWellFormed()));

const parameters = ['asOf', 'revision', 'from', 'to', 'limit', 'next', 'orderId', 'rmaNumber', 'sku', 'serialNumber', 'buyerId', 'at'];
export const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters().map((one) => `?${one}`),
  fc.tuple(fc.constantFrom(...parameters), segment).map(([name, value]) => `?${name}=${value}`),
);

const edges = [null, 0, -1, -0, 0.5, 1e21, 2 ** 53, 1_000_000, 1e12, '', ' ', '\0', '\ud800', '__proto__', [], {}, true] as const;
const json = fc.oneof(fc.constantFrom<unknown>(...edges), fc.jsonValue({ maxDepth: 4 }));

/** A body that its route would take, but for one field of it. */
const nearly = (example: object) =>
  fc.tuple(fc.constantFrom('unknown', ...fieldsIn(example)), json).map(([field, value]) => withField(example, field, value));

const asBytes = (value: unknown) => Buffer.from(JSON.stringify(value));
const bodies = (example: object) => {
  const type = fc.constantFrom('application/json', 'application/x-ndjson', 'text/plain', undefined);
  const bytes = fc.uint8Array({ maxLength: 2_000 }).map((given) => Buffer.from(given));
  const ofJson = fc.oneof(fc.constant(example), nearly(example), json).map(asBytes);
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant<string | undefined>('application/json'), content: ofJson }) },
    { weight: 1, arbitrary: fc.record({ type, content: bytes }) },
  );
};

const headers = (key: string) =>
  fc.record(
    {
      authorization: fc.oneof({ weight: 8, arbitrary: fc.constant(`Bearer ${key}`) }, { weight: 1, arbitrary: latin }),
      'idempotency-key': fc.oneof(visible, latin),
      'if-match': fc.oneof(
        visible,
        latin,
        fc.nat(9).map((n) => `"${n}"`),
      ),
      prefer: fc.oneof(latin, fc.constant('wait=1')),
      'x-correlation-id': latin,
      accept: latin,
      'accept-encoding': latin,
      range: latin,
      cookie: latin,
    },
    { requiredKeys: ['authorization', 'idempotency-key'] },
  );

/** Requests to such a target, with such a key. */
export function requestsTo({ method, path, example }: Target, key: string): fc.Arbitrary<AnyRequest> {
  return fc.record({ asked: query, told: headers(key), body: bodies(example) }).map(({ asked, told, body: { type, content } }) => ({
    method,
    path: path + asked,
    headers: { ...told, 'content-type': type },
    content,
  }));
}

function fieldsIn(value: object, parent = ''): string[] {
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const field = `${parent}${name}`;
    return typeof one === 'object' && one !== null ? [field, ...fieldsIn(one, `${field}.`)] : [field];
  });
}
