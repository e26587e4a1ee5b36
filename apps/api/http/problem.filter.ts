import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppendTooLarge, EventStoreTimeout, MalformedPosition, PositionBeyondHead, PositionOfAnotherStore } from '#rma/event-store';
import { SubjectErased, TracesLeft } from '#rma/personal-data';
import { ReactionUnfinished } from '#rma/processes';
import { routeOf } from '../operations/observe-requests.js';
import { traceOf } from '../operations/trace-of.js';
import type { ApiRequest } from './api-request.js';
import { malformed } from './headers.js';
import { Problem, problemType } from './problem.js';

/** Writes every failure as problem details; what nobody foresaw is logged with its correlation id and shows nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('Api');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const problem = problemOf(error);
    if (problem.status >= 500) this.#tell(request, problem, error);
    const reply = http.getResponse<FastifyReply>();
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(problem.status)
      .header('content-type', problemType)
      .send(JSON.stringify(problem.toDetails(pathOf(request.url))));
  }

  /** The route by its pattern: addresses name people. */
  #tell(request: ApiRequest, { status, code }: Problem, error: unknown): void {
    const { method, correlationId } = request;
    this.#logger.error({ method, route: routeOf(request), status, code, correlationId }, traceOf(error));
  }
}

/** The problem that an error is told as. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof SubjectErased) return Problem.at('SUBJECT_ERASED', error.message);
  if (error instanceof TracesLeft) return Problem.at('STORE_UNAVAILABLE', error.message);
  if (error instanceof PositionOfAnotherStore) return Problem.at('POSITION_OF_ANOTHER_STORE', error.message);
  if (error instanceof PositionBeyondHead)
    return Problem.at(
      'POSITION_BEYOND_HEAD',
      `${error.message} The store was restored to an earlier moment: begin again after an event it still has.`,
      {
        position: error.position,
        last: error.last,
      },
    );
  if (error instanceof MalformedPosition) return Problem.at('MALFORMED_REQUEST', error.message);
  if (error instanceof AppendTooLarge) return Problem.at('PAYLOAD_TOO_LARGE', error.message, { bytes: error.bytes, limit: error.limit });
  if (error instanceof EventStoreTimeout)
    return Problem.at('STORE_UNAVAILABLE', 'The event store does not answer; ask again with the same key.');
  if (error instanceof ReactionUnfinished)
    return Problem.at('STORE_UNAVAILABLE', 'What was asked for is stored and is being finished; ask again with the same key.');
  if (isCutOff(error)) return malformed('body', 'was cut off');
  if (error instanceof HttpException) return ofFramework(error.getStatus(), error.message);
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500) return ofFramework(status, (error as Error).message);
  return Problem.at('INTERNAL_ERROR', 'Something went wrong here; nothing is known to be wrong with the request.');
}

/** The client went away while its body was being read: nobody hears the answer, and nothing is wrong here. */
const isCutOff = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNRESET';

function ofFramework(status: number, message: string): Problem {
  return Problem.ofStatus(status, status === 404 ? 'There is nothing at this address.' : message);
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;
