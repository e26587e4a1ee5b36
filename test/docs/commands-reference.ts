import { code, generated, table } from './markdown.js';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Every route of the API with who may call it and what it takes, from the document that the running service serves. */
export function commandsReference(description: Description): string {
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, '{$1}')}`,
      operation,
    })),
  );
  const groups = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? 'Other');
  const sections = [...groups].map(
    ([title, members]) =>
      `## ${title}\n\n${table(
        ['route', 'what it does', 'who', 'body', 'Idempotency-Key'],
        members.map(({ route, operation }) => [
          code(route),
          operation.summary ?? '',
          (operation['x-roles'] ?? []).join(', '),
          fieldsOf(operation, description),
          keyRule(operation),
        ]),
      )}`,
  );
  return `${[generated, '# Commands and questions', introduction, ...sections].join('\n\n')}\n`;
}

const introduction =
  'Who may call what, and what it takes; `?` marks what may be left out. `/openapi.json` describes the same in full, with examples, and `/docs` shows it. ' +
  'What every command has in common (headers, answers, refusals) is in [the guide to commands](../how-to/call-the-api.md).';

function fieldsOf({ requestBody }: Operation, { components }: Description): string {
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
  const resolved = schema?.$ref ? components.schemas[schema.$ref.replace('#/components/schemas/', '')] : schema;
  const required = new Set(resolved?.required ?? []);
  return Object.keys(resolved?.properties ?? {})
    .map((name) => code(required.has(name) ? name : `${name}?`))
    .join(', ');
}

function keyRule({ parameters }: Operation): string {
  const header = parameters?.find(({ name }) => name === 'Idempotency-Key');
  if (!header) return '';
  return header.required ? 'required' : 'optional';
}
