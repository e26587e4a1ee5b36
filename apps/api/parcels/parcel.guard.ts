import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Parcels } from '#rma/commands';
import type { ApiRequest } from '../http/api-request.js';
import { Problem } from '../http/problem.js';
import { isId } from '../schemas/kinds.js';

/** Finds the parcel that a path names, before its body is looked at. */
@Injectable()
export class ParcelGuard implements CanActivate {
  constructor(private readonly parcels: Parcels) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { parcelId } = context.switchToHttp().getRequest<ApiRequest>().params as { readonly parcelId: string };
    if (isId(parcelId) && (await this.parcels.find(parcelId))) return true;
    throw Problem.at('NOT_FOUND', 'There is no such parcel.');
  }
}
