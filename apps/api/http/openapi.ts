import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';

/** `/openapi.json` (3.1, from the schemas that validate) and its pages at `/docs`. */
export function describeApi(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= createDocument(app)), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
  });
}

export function createDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('RMA')
    .setDescription('Returns as event-sourced cases. Refusals are problem details (RFC 9457) with a stable code.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) => {
      if (!(schema instanceof z.ZodType)) return undefined;
      const {
        $defs,
        $schema: _,
        ...converted
      } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: schemaType, unrepresentable: 'any', override: keepExamples });
      return { schema: converted, components: $defs ?? {} };
    },
  } as Parameters<typeof SwaggerModule.createDocument>[2]);
  for (const [path, operations] of Object.entries(document.paths))
    for (const operation of Object.values(operations as Readonly<Record<string, OperationObject>>)) complete(path, operation);
  return document;
}

/** Zod drops the examples of what it transforms, which are of what is sent. */
function keepExamples({
  zodSchema,
  jsonSchema,
}: {
  readonly zodSchema: z.core.$ZodType;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const examples = z.globalRegistry.get(zodSchema)?.['examples'];
  if (Array.isArray(examples)) jsonSchema.examples = examples;
}

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;

const namedInPaths: Readonly<Record<string, string>> = {
  orderId: 'The id of the order',
  rmaId: 'The id of the return, or its RMA number as people type it',
  keyId: 'The id of the key',
  claimId: 'The id of the claim on a factory',
  parcelId: 'The id of the parcel without RMA',
  evidenceId: 'The id of the piece of evidence',
  eventType: 'The published event, such as RmaIssued',
  version: 'The version of its shape, such as 1',
  kind: 'reseller or consumer; parcel or feedback for texts of which nobody knows whom they are about',
  id: 'The id of the person, of the parcel or of the finding',
};

/** What the framework leaves out: the names in the path, that a body with a default may be left out, and how problems are written. */
function complete(path: string, operation: OperationObject): void {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const others = (operation.parameters ?? []).filter((parameter) => !('in' in parameter && parameter.in === 'path'));
  const inPath = named.map((name) => ({
    name,
    in: 'path' as const,
    required: true,
    description: namedInPaths[name] ?? name,
    schema: { type: 'string' },
  }));
  operation.parameters = [...inPath, ...others];
  const body = operation.requestBody;
  if (body && 'content' in body) body.required = !Object.values(body.content).some(({ schema }) => schema && 'default' in schema);
  const problem = operation.responses['4XX'];
  if (problem && 'content' in problem && problem.content?.['application/json'])
    problem.content = { 'application/problem+json': problem.content['application/json'] };
}
