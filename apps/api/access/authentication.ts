import { Inject, Injectable } from '@nestjs/common';
import { type ApiKeyHolder, ApiKeys } from '#rma/platform';
import { isPartyKind, type Role } from '#rma/returns';
import type { ApiRequest, Principal } from '../http/api-request.js';
import { Problem } from '../http/problem.js';

/** Whether a bearer token is the local one, that the operator's command line on the same machine reads. */
export type LocalToken = (candidate: string) => boolean;
export const LOCAL_TOKEN = Symbol('LocalToken');

const operator: Principal = { id: 'operator', role: 'admin', channel: 'rmactl', keyId: 'local', buyer: null };

/** Whom the bearer key of a request speaks for. */
@Injectable()
export class Authentication {
  constructor(
    private readonly keys: ApiKeys,
    @Inject(LOCAL_TOKEN) private readonly isLocalToken: LocalToken,
  ) {}

  principalOf(request: ApiRequest): Principal {
    const key = /^Bearer +([\x21-\x7e]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (key === undefined) throw Problem.at('UNAUTHENTICATED', 'Send a key: Authorization: Bearer <key>.');
    const holder = this.keys.find(key);
    if (holder) return principalFor(holder);
    if (this.isLocalToken(key)) return operator;
    throw Problem.at('UNAUTHENTICATED', 'This key is unknown or was revoked.');
  }
}

function principalFor({ id: keyId, role, buyerId }: ApiKeyHolder): Principal {
  const buyer = isPartyKind(role) && buyerId !== null ? { kind: role, id: buyerId } : null;
  return { id: buyer?.id ?? keyId, role: role as Role, channel: 'api', keyId, buyer };
}
