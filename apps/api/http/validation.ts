import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { Readable } from 'node:stream';
import { unsupportedMediaType, UnusableBody } from './body-parsing.js';
import { Problem } from './problem.js';

type Issue = Parameters<
  NonNullable<NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory']>
>[0][number];

const namedErrors = 20;
const longestName = 200;

/** Validates by the schemas that also describe the API; every error names the field and the fact. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => malformedBy(issues) });
  }

  override transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (value instanceof UnusableBody) throw value.problem;
    if (value instanceof Readable) throw unsupportedMediaType;
    return super.transform<T>(value, metadata);
  }

  /** Nothing is taken out of a body in silence: what a schema does not know, it names. */
  protected override stripProtoKeys(): void {}
}

export function malformedBy(issues: readonly Issue[]): Problem {
  const byField = Map.groupBy(issues.flatMap(errorsIn), ({ field }) => field);
  const errors = [...byField.values()].slice(0, namedErrors).flatMap(([first]) => (first ? [first] : []));
  const detail = errors.map(({ field, fact }) => `${field}: ${fact}`).join('; ');
  return Problem.at('MALFORMED_REQUEST', detail, { errors });
}

function errorsIn({ path = [], message, ...issue }: Issue & { readonly keys?: readonly string[] }) {
  const names = path.map((part) => String(typeof part === 'object' ? part.key : part));
  const unknown = issue.keys?.map((key) => ({ field: fieldOf([...names, key]), fact: 'is not known here' }));
  return unknown ?? [{ field: fieldOf(names), fact: message }];
}

function fieldOf(names: readonly string[]): string {
  return names.length > 0 ? names.join('.').slice(0, longestName) : 'body';
}
