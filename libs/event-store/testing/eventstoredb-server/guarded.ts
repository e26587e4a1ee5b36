import { status } from '@grpc/grpc-js';
import type { Metadata, ServerDuplexStream, sendUnaryData, UntypedServiceImplementation } from '@grpc/grpc-js';
import { RpcError, unauthenticated } from './rpc-errors.js';

type Call = ServerDuplexStream<unknown, unknown>;
type Handler = (call: Call, answer?: sendUnaryData<unknown>) => unknown;

/** Refuses who is not known, and ends a call with what its handler throws. */
export function guarded(
  handlers: UntypedServiceImplementation,
  users: Readonly<Record<string, string>> | undefined,
): UntypedServiceImplementation {
  const one = (handler: Handler) => (call: Call, answer?: sendUnaryData<unknown>) => {
    const fail = (error: unknown) => {
      const told = error instanceof RpcError ? error : new RpcError(status.UNKNOWN, String(error)); // a line that was cut, for one
      if (answer) answer(told);
      else call.emit('error', told);
    };
    if (users && !isKnown(call.metadata, users)) return fail(unauthenticated());
    Promise.resolve()
      .then(() => handler(call, answer))
      .catch(fail);
  };
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, one(handler as Handler)]));
}

function isKnown(metadata: Metadata, users: Readonly<Record<string, string>>): boolean {
  const [authorization = ''] = metadata.get('authorization').map(String);
  const [name = '', ...password] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':');
  return Object.hasOwn(users, name) && users[name] === password.join(':');
}
