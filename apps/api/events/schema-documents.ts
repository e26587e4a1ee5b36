import { z } from 'zod';
import { type PublishedType, publishedTypes } from './catalogue.js';
import { publishedSchemas } from './published/schemas.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a published event's data, where one of this name and version is published. */
export function schemaDocument(event: string, version: string): JsonSchema | undefined {
  const type = publishedTypes.find((one) => one.event === event && version === `${one.version}`);
  return type && { $id: `/schemas/${event}/${version}.json`, title: type.name, ...dataSchemaOf(type, 'draft-2020-12') };
}

export function dataSchemaOf({ event }: PublishedType, target: 'draft-2020-12' | 'draft-7'): JsonSchema {
  const schema = publishedSchemas[event];
  if (!schema) throw new Error(`${event} is published without a schema.`);
  return z.toJSONSchema(schema, { target }) as JsonSchema;
}
