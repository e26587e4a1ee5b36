import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Role, roles } from '#rma/returns';
import { AccessGuard } from './access.guard.js';
import { Allow, Public } from './allow.js';
import type { Authentication } from './authentication.js';
import type { Ownership } from './ownership.js';

class Routes {
  forgotten(): void {}

  @Allow('agent')
  named(): void {}

  @Public()
  open(): void {}
}

describe('a route', () => {
  it('that says nothing lets nobody in but admin', async () => {
    expect(await letIn('forgotten')).toEqual(['admin']);
  });

  it('lets in whom it names, and admin', async () => {
    expect(await letIn('named')).toEqual(['admin', 'agent']);
  });

  it('that is public asks nobody who they are', async () => {
    expect(await guardFor(() => Promise.reject(new Error('asked'))).canActivate(contextOf('open'))).toBe(true);
  });
});

async function letIn(route: keyof Routes): Promise<readonly Role[]> {
  const asked = await Promise.allSettled(roles.map(async (role) => guardFor(role).canActivate(contextOf(route))));
  return roles.filter((_, index) => asked[index]?.status === 'fulfilled');
}

function guardFor(principal: Role | (() => unknown)): AccessGuard {
  const principalOf = typeof principal === 'function' ? principal : () => ({ role: principal });
  const authentication = { principalOf } as unknown as Authentication;
  const ownership = { find: () => Promise.resolve() } as unknown as Ownership;
  return new AccessGuard(new Reflector(), authentication, ownership);
}

function contextOf(route: keyof Routes): ExecutionContext {
  return { getHandler: () => Routes.prototype[route], switchToHttp: () => ({ getRequest: () => ({}) }) } as unknown as ExecutionContext;
}
