import { expect } from '@jest/globals';
import type { Answer } from './client.js';

export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A problem in its full shape, and nothing that tells of the inside. */
export function problemIn({ status, headers, text }: Answer): ProblemDetails {
  expect({ status, type: headers.get('content-type'), text }).toMatchObject({ type: expect.stringContaining('application/problem+json') });
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d|\bat \S+ \(/);
  const problem = JSON.parse(text) as ProblemDetails;
  expect(Object.keys(problem).toSorted()).toEqual(['code', 'detail', 'facts', 'instance', 'status', 'title', 'type']);
  expect(problem).toMatchObject({ status, type: `urn:rma:problem:${problem.code}`, facts: expect.any(Object) });
  expect([problem.title, problem.detail, problem.instance].every((told) => typeof told === 'string' && told !== '')).toBe(true);
  return problem;
}

/** The answer is this refusal, in full shape. */
export function expectRefusal(answer: Answer, status: number, code: string): ProblemDetails {
  const problem = problemIn(answer);
  expect({ status: problem.status, code: problem.code, detail: problem.detail }).toMatchObject({ status, code });
  return problem;
}

/** The request was malformed, and exactly these fields are named. */
export function expectMalformed(answer: Answer, ...fields: readonly string[]): void {
  expect(fieldsNamedIn(answer)).toEqual(fields);
}

/** The request was malformed, and this field is named, perhaps among others that depend on it. */
export function expectNamed(answer: Answer, field: string): void {
  expect(fieldsNamedIn(answer)).toContain(field);
}

function fieldsNamedIn(answer: Answer): readonly string[] {
  const { facts } = expectRefusal(answer, 400, 'MALFORMED_REQUEST');
  const { errors } = facts as { readonly errors: readonly { readonly field: string; readonly fact: string }[] };
  expect(errors.every(({ fact }) => fact !== '')).toBe(true);
  return errors.map(({ field }) => field);
}
