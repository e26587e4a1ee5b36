import { parsedJson, UnusableBody } from '../http/body-parsing.js';
import { problemOf } from '../http/problem.filter.js';
import { Problem } from '../http/problem.js';
import { malformedBy } from '../http/validation.js';
import { type OrderBody, orderBody } from '../schemas/order.js';
import type { NdjsonLine } from './ndjson-lines.js';

const shownRejections = 1_000;

interface Rejection {
  readonly line: number;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** Counts what became of the lines of an import; keeps the first 1,000 rejections, so that no length needs more memory. */
export class ImportTally {
  /** A failure of ours, after which nothing more is read. */
  failure: unknown;
  readonly #counts = { lines: 0, recorded: 0, known: 0, rejected: 0 };
  readonly #rejectedLines: Rejection[] = [];

  /** The order a line holds; undefined where it is rejected. */
  read(line: NdjsonLine): OrderBody | undefined {
    this.#counts.lines += 1;
    try {
      return orderIn(line);
    } catch (error) {
      this.reject(line.number, error);
      return undefined;
    }
  }

  recorded(isNew: boolean): void {
    this.#counts[isNew ? 'recorded' : 'known'] += 1;
  }

  reject(line: number, error: unknown): void {
    const { status, code, detail } = problemOf(error);
    if (status >= 500) {
      this.failure ??= error;
      return;
    }
    this.#counts.rejected += 1;
    if (this.#rejectedLines.length < shownRejections) this.#rejectedLines.push({ line, status, code, detail });
  }

  /** Throws the failure that ended the import: what was recorded before it stays, and the same import can be sent again. */
  result() {
    if (this.failure !== undefined) throw this.failure;
    return { ...this.#counts, rejectedLines: this.#rejectedLines.toSorted((one, other) => one.line - other.line) };
  }
}

function orderIn({ bytes }: NdjsonLine): OrderBody {
  if (bytes === null) throw Problem.at('PAYLOAD_TOO_LARGE', 'A line holds more than 384 KB.');
  const value = parsedJson(bytes, 'line');
  if (value instanceof UnusableBody) throw value.problem;
  const parsed = orderBody.safeParse(value);
  if (!parsed.success) throw malformedBy(parsed.error.issues);
  return parsed.data;
}
