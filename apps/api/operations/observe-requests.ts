import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { ApiRequest } from '../http/api-request.js';
import type { Metrics } from './metrics.js';

export interface Observing {
  readonly metrics: Metrics;
  /** Whether the log would show a line a request, at debug. */
  readonly tellsRequests: boolean;
}

/** Counts every request that is answered and, where it is told to, writes a line of it. A route is told by its pattern: addresses name people. */
export function observeRequests(fastify: FastifyInstance, { metrics, tellsRequests }: Observing): void {
  const logger = new Logger('Http');
  fastify.addHook('onResponse', (request, { statusCode: status, elapsedTime }, done) => {
    const { method } = request;
    const route = routeOf(request);
    metrics.request(method, route, status);
    if (tellsRequests) {
      const { correlationId } = request as ApiRequest;
      logger.debug({ method, route, status, milliseconds: Math.round(elapsedTime * 10) / 10, correlationId });
    }
    done();
  });
}

/** The pattern of the route that a request was for; the same word for all that are for none. */
export function routeOf({ routeOptions }: Pick<ApiRequest, 'routeOptions'>): string {
  return routeOptions.url ?? 'none';
}
