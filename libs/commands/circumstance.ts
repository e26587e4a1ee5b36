import { Injectable } from '@nestjs/common';
import type { CommandContext } from '#rma/event-store';
import { type Case, type Circumstances, dayIn, type Instant, policyInForce, policyNamed } from '#rma/returns';
import type { Call } from './call.js';
import { Policies } from './policies/policies.js';

/** What a call means to the domain and to the stored events: who, when, and under which policy. */
@Injectable()
export class Circumstance {
  constructor(private readonly policies: Policies) {}

  of({ caller }: Call, now: string): Circumstances {
    return { actor: { id: caller.id, role: caller.role }, now: now as Instant, policies: this.policies.book };
  }

  /** The context of a command in a market; `policyVersion` is the one whose procedural numbers are in force now (R10). */
  contextOf({ commandId, requestFingerprint, correlationId, caller, now, ifMatch }: Call, market: string): CommandContext {
    const base = { commandId, requestFingerprint, correlationId, causationId: commandId, actor: caller, now };
    const context = { ...base, policyVersion: this.#versionInForce(market, now) };
    return ifMatch === undefined ? context : { ...context, ifMatch };
  }

  marketOf(rma: Case): string {
    return policyNamed(this.policies.book, rma.request.policyVersion).market;
  }

  #versionInForce(market: string, now: Instant): string {
    const { book, timeZone } = this.policies;
    return policyInForce(book, market, dayIn(timeZone, now)).version;
  }
}
