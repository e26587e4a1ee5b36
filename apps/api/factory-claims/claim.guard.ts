import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { FactoryClaims } from '#rma/commands';
import type { ApiRequest } from '../http/api-request.js';
import { Problem } from '../http/problem.js';
import { isId } from '../schemas/kinds.js';

/** Finds the claim that a path names, before its body is looked at. */
@Injectable()
export class ClaimGuard implements CanActivate {
  constructor(private readonly claims: FactoryClaims) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { claimId } = context.switchToHttp().getRequest<ApiRequest>().params as { readonly claimId: string };
    if (isId(claimId) && (await this.claims.find(claimId))) return true;
    throw Problem.at('NOT_FOUND', 'There is no such claim.');
  }
}
