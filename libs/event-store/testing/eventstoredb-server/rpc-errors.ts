import { Metadata, status } from '@grpc/grpc-js';

/** What a call ends with when the server refuses it. The `exception` it carries is how clients tell one refusal from another. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly metadata = new Metadata();

  constructor(
    readonly code: status,
    readonly details: string,
    facts: Readonly<Record<string, string>> = {},
  ) {
    super(details);
    for (const [key, value] of Object.entries(facts)) this.metadata.set(key, value);
  }
}

export const accessDenied = (): RpcError => new RpcError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const unauthenticated = (): RpcError => new RpcError(status.UNAUTHENTICATED, 'Authentication failed');

export const notLeader = (host: string, port: number): RpcError =>
  new RpcError(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const streamDeleted = (stream: string): RpcError =>
  new RpcError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, { exception: 'stream-deleted', 'stream-name': stream });

export const tooLarge = (limit: number): RpcError =>
  new RpcError(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

export const unavailable = (): RpcError => new RpcError(status.UNAVAILABLE, 'Server Is Not Ready');

export const invalidPosition = (): RpcError => new RpcError(status.UNKNOWN, 'Trying to read from an invalid position.');
