import { Inject, Injectable } from '@nestjs/common';
import { type Command, CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { v7 as uuidV7 } from 'uuid';
import { type Answered, type Call, PERSONAL_DATA } from '#rma/commands';
import { type Refusal, uuidV5 } from '#rma/event-store';
import type { PersonalData } from '#rma/personal-data';
import { Clock } from '#rma/platform';
import { Directory } from '#rma/read-models';
import { type Instant, refusalCodes, type RefusalCode } from '#rma/returns';
import { Metrics } from '../operations/metrics.js';
import { type ApiRequest, principalOf } from './api-request.js';
import { idempotencyKeyIn, ifMatchIn, malformed, waitIn } from './headers.js';
import { Problem } from './problem.js';

/** A request and its reply, as controllers pass them on. */
export interface Exchange {
  readonly request: ApiRequest;
  readonly reply: FastifyReply;
}

const commandIdOf = uuidV5('6a2f41a3-c8a9-11b0-9e2d-00c04fd430c8');
const statuses: Partial<Record<RefusalCode, number>> = {
  NO_RECORD_OF_SALE: 404,
  CLAIM_NOT_FOUND: 404,
  PARCEL_NOT_FOUND: 404,
  SEPARATION_OF_DUTIES: 403,
};

/** Takes commands from HTTP to the command bus and their outcomes back. */
@Injectable()
export class Commanding {
  constructor(
    private readonly bus: CommandBus,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly metrics: Metrics,
  ) {}

  /** What a request brings along; `scope` tells the commands of one request apart. */
  callOf(request: ApiRequest, body: unknown, options: { readonly keyRequired?: boolean; readonly scope?: string } = {}): Call {
    const { id, role, channel, keyId } = principalOf(request);
    const key = idempotencyKeyIn(request.headers);
    if (key === undefined && options.keyRequired) throw malformed('Idempotency-Key', 'is required here: a repeat must be known as one');
    const ifMatch = ifMatchIn(request.headers);
    const path = request.url.split('?', 1)[0] ?? request.url;
    const call: Call = {
      commandId: key === undefined ? uuidV7() : commandIdOf([keyId, request.method, path, key, options.scope ?? ''].join('\n')),
      requestFingerprint: this.personalData.fingerprint(body ?? null),
      correlationId: request.correlationId,
      caller: { id, role, channel, keyId },
      now: this.clock.now() as Instant,
    };
    return ifMatch === undefined ? call : { ...call, ifMatch };
  }

  /** Runs a command and answers with its ETag; throws the problem where there is no answer. */
  async run<Answer extends { readonly revision: number }>(
    command: Command<Answered<Answer>>,
    { request, reply }: Exchange,
  ): Promise<Answer> {
    const wait = waitIn(request.headers);
    const answer = await this.answerOf(command);
    void reply.header('etag', `"${answer.revision}"`);
    if (wait !== undefined) {
      await this.directory.upToDate();
      void reply.header('preference-applied', `wait=${wait}`);
    }
    return answer;
  }

  /** Runs a command and counts what came of it; throws the problem where there is no answer. */
  async answerOf<Answer>(command: Command<Answered<Answer>>): Promise<Answer> {
    const { name } = command.constructor;
    const answered = await this.bus.execute(command).catch((error: unknown) => {
      this.metrics.commandFailed(name);
      throw error;
    });
    this.metrics.command(name, answered);
    return answerOf(answered);
  }
}

/** The answer of a command, or the problem thrown that says why there is none. */
export function answerOf<Answer>(outcome: Answered<Answer>): Answer {
  switch (outcome.kind) {
    case 'answered':
      return outcome.answer;
    case 'refused':
      throw refusalProblem(outcome.refusal);
    case 'stale':
      throw Problem.at('STALE_REVISION', `If-Match names revision ${outcome.expected}; the current one is ${outcome.actual}.`, {
        expectedRevision: outcome.expected,
        currentRevision: outcome.actual,
      });
    case 'keyReused':
      throw Problem.at('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another payload.');
    case 'concurrentChange':
      throw Problem.at('CONCURRENT_CHANGE', 'Others kept changing this at the same moment; look again and repeat.', {
        currentRevision: outcome.revision,
      });
    case 'unknownCase':
      throw Problem.at('NOT_FOUND', 'There is no such return.');
    default:
      return outcome satisfies never;
  }
}

/** The HTTP status that a refusal of the domain is answered with (design page 3). */
export function statusOfRefusal(code: RefusalCode): number {
  return statuses[code] ?? 409;
}

/** A refusal of the domain as the API tells it. */
export function refusalProblem({ refused, detail, facts }: Refusal): Problem {
  const code = refused as RefusalCode;
  return new Problem(statusOfRefusal(code), code, refusalCodes[code], detail, facts);
}
