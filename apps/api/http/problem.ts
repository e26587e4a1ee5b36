import { STATUS_CODES } from 'node:http';
import type { Facts } from '#rma/returns';

/** What goes wrong at the edge, before or beside the domain's own refusals: code, HTTP status, title. */
export const edgeProblems = {
  UNAUTHENTICATED: [401, 'No or unknown key'],
  ROLE_NOT_ALLOWED: [403, 'Not allowed for this key'],
  NOT_FOUND: [404, 'Not found'],
  MALFORMED_REQUEST: [400, 'Malformed request'],
  NOT_ACCEPTABLE: [406, 'Not acceptable'],
  PAYLOAD_TOO_LARGE: [413, 'Payload too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Unsupported media type'],
  POSITION_OF_ANOTHER_STORE: [410, 'Position of another store'],
  POSITION_BEYOND_HEAD: [409, 'Position beyond the last event'],
  EVIDENCE_ERASED: [410, 'The file was erased'],
  STALE_REVISION: [412, 'Stale revision'],
  IDEMPOTENCY_KEY_REUSED: [422, 'Idempotency key reused'],
  CONCURRENT_CHANGE: [409, 'Concurrent change'],
  SUBJECT_HAS_OPEN_CASES: [409, 'The person has open cases'],
  SUBJECT_ERASED: [409, 'The person was erased'],
  INTERNAL_ERROR: [500, 'Internal error'],
  EVIDENCE_DAMAGED: [500, 'The file was changed or lost'],
  STORE_UNAVAILABLE: [503, 'A store does not answer'],
} as const satisfies Record<string, readonly [number, string]>;

export type EdgeCode = keyof typeof edgeProblems;

export const problemType = 'application/problem+json; charset=utf-8';

/** RFC 9457 with our stable `code` and the deciding facts. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly instance: string;
  readonly facts: Facts;
}

/** Thrown at the edge; the filter writes it as problem details. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly facts: Facts = {},
  ) {
    super(detail);
  }

  static at(code: EdgeCode, detail: string, facts: Facts = {}): Problem {
    const [status, title] = edgeProblems[code];
    return new Problem(status, code, title, detail, facts);
  }

  /** For what the framework itself refuses. */
  static ofStatus(status: number, detail: string): Problem {
    const [code, [, title]] = Object.entries(edgeProblems).find(([, [known]]) => known === status) ?? [
      `HTTP_${status}`,
      [status, STATUS_CODES[status] ?? 'Error'],
    ];
    return new Problem(status, code, title, detail);
  }

  toDetails(instance: string): ProblemDetails {
    const { status, title, code, detail, facts } = this;
    return { type: `urn:rma:problem:${code}`, title, status, detail, code, instance, facts };
  }
}
