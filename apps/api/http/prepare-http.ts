import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { type Observing, observeRequests } from '../operations/observe-requests.js';
import type { ApiRequest } from './api-request.js';
import { bodyLimit, parseBodies } from './body-parsing.js';
import { answerBadAddress, answerClientError } from './framework-errors.js';
import { isCorrelationId } from './headers.js';
import { describeApi } from './openapi.js';

/** What Fastify is told when it is made. */
export const fastifyOptions = {
  bodyLimit,
  exposeHeadRoutes: false,
  return503OnClosing: false, // who is still connected when the service stops is answered
  routerOptions: { maxParamLength: 16_384 }, // longer than any request line, so that a long id is looked for and not found
  frameworkErrors: answerBadAddress,
  clientErrorHandler: answerClientError,
} as const;

/** Correlation ids, bodies, what is counted and told of requests, and the description of the API; called once before the app is initialised. */
export function prepareHttp(app: NestFastifyApplication, observing: Observing): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  parseBodies(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    const sent = request.headers['x-correlation-id'];
    const correlationId = typeof sent === 'string' && isCorrelationId(sent) ? sent : randomUUID();
    (request as ApiRequest).correlationId = correlationId;
    void reply.header('x-correlation-id', correlationId);
    done();
  });
  observeRequests(fastify, observing);
  describeApi(app);
}
