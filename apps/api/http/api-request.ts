import type { FastifyRequest } from 'fastify';
import type { Caller } from '#rma/commands';
import type { OrderId, RmaId, Role } from '#rma/returns';

/** Whom the key of a request speaks for. */
export interface Principal extends Caller {
  readonly keyId: string;
  readonly role: Role;
  /** For a consumer's or reseller's key: the buyer it speaks for. */
  readonly buyer: { readonly kind: 'consumer' | 'reseller'; readonly id: string } | null;
}

/** A request with what the hooks and the guard found out about it. */
export interface ApiRequest extends FastifyRequest {
  correlationId: string;
  principal?: Principal;
  /** The case or the order that the path names, there and theirs. */
  rmaId?: RmaId;
  orderId?: OrderId;
}

export function principalOf(request: ApiRequest): Principal {
  if (!request.principal) throw new Error('The guard lets no request without a principal through.');
  return request.principal;
}

export function rmaIdOf(request: ApiRequest): RmaId {
  if (!request.rmaId) throw new Error('The guard finds the case of the path.');
  return request.rmaId;
}

export function orderIdOf(request: ApiRequest): OrderId {
  if (!request.orderId) throw new Error('The guard finds the order of the path.');
  return request.orderId;
}
