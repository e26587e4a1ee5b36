import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Role } from '#rma/returns';

export const ALLOWED = Symbol('allowed');
export const PUBLIC = Symbol('public');

/** Everyone who may do this; admin may do everything (design page 1.10). Without it a route lets nobody in. */
export const Allow = (...roles: readonly Role[]) =>
  applyDecorators(SetMetadata(ALLOWED, roles), ApiExtension('x-roles', ['admin', ...roles]));

/** For what needs no key: nothing that tells of any case. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), ApiExtension('x-roles', ['anyone, without a key']));

export const everyStaff = ['agent', 'lead', 'warehouse', 'technician', 'finance'] as const satisfies readonly Role[];
export const whoAsks = ['consumer', 'reseller'] as const satisfies readonly Role[];
/** All who may see cases; buyers only their own. */
export const caseReaders = [...everyStaff, 'auditor', ...whoAsks] as const satisfies readonly Role[];
