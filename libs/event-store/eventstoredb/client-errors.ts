/** A server that knows us and refuses: a wrong password, or rights that are missing. */
export class EventStoreDenied extends Error {
  override readonly name = 'EventStoreDenied';
}

/** Somebody deleted a stream of ours in the event store itself; its numbering or its end is not what events build on. */
export class StreamDeleted extends Error {
  override readonly name = 'StreamDeleted';
}

/** What a failure of the client or its native bridge means for us. */
export type Failure = 'conflict' | 'noStream' | 'deleted' | 'denied' | 'tooLarge' | 'passing';

const byType: Readonly<Record<string, Failure>> = {
  'wrong-expected-version': 'conflict',
  'stream-not-found': 'noStream',
  'stream-deleted': 'deleted',
  'stream-tombstoned': 'deleted',
  'access-denied': 'denied',
  'maximum-append-size-exceeded': 'tooLarge',
  StreamNotFoundError: 'noStream',
  StreamDeletedError: 'deleted',
  AccessDeniedError: 'denied',
};

const DENIED = new Set([7, 16]); // PERMISSION_DENIED, UNAUTHENTICATED

/**
 * What is not known to be final may pass: a refused connection (a raw gRPC error of code 14), a cancelled call, a follower that
 * does not lead, and what nobody foresaw. Whoever asks again ends by their own timeout.
 */
export function failureOf(error: unknown): Failure {
  if (typeof error !== 'object' || error === null) return 'passing';
  const { type, name, code } = error as { readonly type?: unknown; readonly name?: unknown; readonly code?: unknown };
  const known = byType[String(type)] ?? byType[String(name)];
  if (known) return known;
  return typeof code === 'number' && DENIED.has(code) ? 'denied' : 'passing';
}
