import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ApiRequest } from './api-request.js';
import type { Exchange } from './commanding.js';

/** The request and its reply in one parameter. */
export const OfHttp = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const http = context.switchToHttp();
  return { request: http.getRequest<ApiRequest>(), reply: http.getResponse<FastifyReply>() };
});
