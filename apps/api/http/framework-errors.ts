import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { malformed } from './headers.js';
import { Problem, problemType } from './problem.js';

/** For an address that names no route because it is not one. */
export function answerBadAddress(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = malformed('path', 'is not a well-formed address');
  void reply
    .status(problem.status)
    .header('content-type', problemType)
    .send(JSON.stringify(problem.toDetails(request.url.split('?', 1)[0] ?? request.url)));
}

const statusOfClientError: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** For bytes that are not HTTP: there is no request to answer, so the answer is written to the socket, which ends. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = Problem.ofStatus(statusOfClientError[error.code ?? ''] ?? 400, 'This is not an HTTP request that can be read.');
  const body = JSON.stringify(problem.toDetails('/'));
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.end([...head, 'connection: close', '', body].join('\r\n'));
}
