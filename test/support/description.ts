import { z } from 'zod';

export interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly [keyword: string]: unknown;
}
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
}
export type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}
export interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, { readonly type: string; readonly scheme?: string }>>;
  };
}

const inComponents = '#/components/schemas/';

/** The schema that is meant, and a validator made from nothing but the document. */
export function schemasOf({ components }: Description) {
  const definitions = JSON.parse(JSON.stringify(components.schemas).replaceAll(inComponents, '#/$defs/')) as Record<string, Schema>;
  const resolved = (schema: Schema): Schema => (schema.$ref ? (components.schemas[schema.$ref.replace(inComponents, '')] ?? {}) : schema);
  const validator = (schema: Schema) => {
    const own = JSON.parse(JSON.stringify(schema).replaceAll(inComponents, '#/$defs/')) as Schema;
    return z.fromJSONSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...own, $defs: definitions } as Parameters<
      typeof z.fromJSONSchema
    >[0]);
  };
  return { resolved, validator };
}
