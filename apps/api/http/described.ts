import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { caseAnswer, orderAnswer, problem } from '../schemas/answers.js';

const problems = () => ApiResponse({ status: '4XX', description: 'Refused, with a stable code', standardSchema: problem });

function commandHeaders(keyRequired: boolean) {
  return [
    ApiHeader({
      name: 'Idempotency-Key',
      required: keyRequired,
      description: '1 to 255 visible ASCII characters',
      example: '5f2c-issue-1',
    }),
    ApiHeader({ name: 'If-Match', required: false, description: 'The ETag of the revision that was looked at', example: '"1"' }),
    ApiHeader({ name: 'Prefer', required: false, description: 'wait=<0 to 30 seconds>', example: 'wait=5' }),
    ApiHeader({ name: 'X-Correlation-Id', required: false, description: 'Echoed, and kept with the events' }),
  ];
}

/** Describes a command on a case in the OpenAPI document. */
export function DescribesCommand(summary: string, { keyRequired = false } = {}) {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ...commandHeaders(keyRequired),
    ApiResponse({ status: 200, description: 'Durable', standardSchema: caseAnswer }),
    problems(),
  );
}

/** Describes a request that opens a case. */
export function DescribesOpening(summary: string) {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ...commandHeaders(true),
    ApiResponse({ status: 201, description: 'Durable', standardSchema: caseAnswer }),
    problems(),
  );
}

/** Describes a command on an order: 201 when it is new, 200 when it was known. */
export function DescribesOrderCommand(summary: string) {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ...commandHeaders(false),
    ApiResponse({ status: 201, description: 'Recorded', standardSchema: orderAnswer }),
    ApiResponse({ status: 200, description: 'Known already', standardSchema: orderAnswer }),
    problems(),
  );
}

/** Describes a command on something beside the case. */
export function DescribesCommandOn(summary: string, answer: z.ZodType, { status = 200 }: { readonly status?: number } = {}) {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ...commandHeaders(false),
    ApiResponse({ status, description: 'Durable', standardSchema: answer }),
    problems(),
  );
}

/** Describes what needs no key; its answers are described beside it. */
export function DescribesPublic(summary: string) {
  return applyDecorators(ApiOperation({ summary }), problems());
}

/** Describes a question that a file answers. */
export function DescribesFile(summary: string) {
  const content = { '*/*': { schema: { type: 'string', format: 'binary' } } };
  return applyDecorators(
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ApiResponse({ status: 200, description: summary, content }),
    problems(),
  );
}

/** Describes what is no command on a case or an order: a question, or the keeping of keys and persons. */
export function DescribesAnswer(summary: string, answer: z.ZodType | null, status = 200) {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiBearerAuth(),
    ApiResponse({ status, description: summary, ...(answer === null ? {} : { standardSchema: answer }) }),
    problems(),
  );
}
