import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '#rma/returns';
import type { ApiRequest, Principal } from '../http/api-request.js';
import { Problem } from '../http/problem.js';
import { ALLOWED, PUBLIC } from './allow.js';
import { Authentication } from './authentication.js';
import { Ownership } from './ownership.js';

/** Every route is closed unless it says whom it lets in: 401, then 403, then 404 for what is not there or not theirs. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly ownership: Ownership,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = context.getHandler();
    if (this.reflector.get<boolean>(PUBLIC, route)) return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const principal = this.authentication.principalOf(request);
    request.principal = principal;
    this.#checkRole(principal, this.reflector.get<readonly Role[] | undefined>(ALLOWED, route) ?? []);
    await this.ownership.find(request, principal);
    return true;
  }

  #checkRole({ role }: Principal, allowed: readonly Role[]): void {
    if (role !== 'admin' && !allowed.includes(role))
      throw Problem.at('ROLE_NOT_ALLOWED', `The role ${role} may not do this.`, { role, allowed: ['admin', ...allowed] });
  }
}
