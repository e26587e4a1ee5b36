import { innerTypes, publishedTypes } from '../../apps/api/events/catalogue.js';
import { schemaDocument } from '../../apps/api/events/schema-documents.js';
import { code, generated, table } from './markdown.js';

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Every published event with the fields of its data, from the schemas that the service serves. */
export function publishedEventsReference(): string {
  const sections = publishedTypes.map(({ event, version, name }) => {
    const schema = (schemaDocument(event, String(version)) ?? {}) as Schema;
    const fields = Object.entries(schema.properties ?? {}).map(([field, of]) => {
      const isNeeded = schema.required?.includes(field) === true;
      return [code(isNeeded ? field : `${field}?`), code(typeOf(of)), of.description ?? ''];
    });
    return `## ${code(name)}\n\n${schema.description ?? ''}.\n\n${table(['field', 'type', ''], fields)}`;
  });
  const inner = table(
    ['stored event', 'why it stays'],
    innerTypes.map(({ event, unpublished }) => [code(event), unpublished]),
  );
  return `${[generated, '# Published events', introduction, ...sections, '## What stays inside', inner].join('\n\n')}\n`;
}

const introduction =
  'The `data` of every event that [the feed](../how-to/follow-the-events.md) tells; `/schemas/<event>/<version>.json` gives each as JSON Schema, `/asyncapi.json` all ' +
  'of them with their envelope. `?` marks what may be left out; all else is always there, `null` where there is nothing to say. `personal` is told to the keys of ' +
  'auditors and admins only; `{erased: true}` stands there for a person who was erased.';

function typeOf({ type, const: only, enum: choices, format, items, anyOf, properties, required }: Schema): string {
  if (only !== undefined) return JSON.stringify(only);
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  if (anyOf) return anyOf.map(typeOf).join(' | ');
  if (items) return `[${typeOf(items)}]`;
  if (properties) {
    const fields = Object.entries(properties).map(([name, of]) => `${name}${required?.includes(name) === true ? '' : '?'}: ${typeOf(of)}`);
    return `{${fields.join(', ')}}`;
  }
  return format ?? [type ?? 'any'].flat().join(' | ');
}
