import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, Position } from '#rma/event-store';
import { Directory } from '#rma/read-models';
import { isSameParty, type Party, parseRmaNumber, type ReturnRequested, type RmaId } from '#rma/returns';
import { malformed } from '../http/headers.js';
import { notANext, type RmasQuery } from '../schemas/rma.js';
import { CaseReading } from './case-reading.js';

export const EVENT_STORE = Symbol('EventStore');
export const STREAM_PREFIX = Symbol('StreamPrefix');

type Buyer = Pick<Party, 'kind' | 'id'>;
interface IdPage {
  readonly ids: readonly RmaId[];
  readonly next: string | null;
}

/** The newest cases: for staff by reading all events backwards, for one buyer, order or number by the directory. */
@Injectable()
export class CaseList {
  constructor(
    private readonly reading: CaseReading,
    private readonly directory: Directory,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(STREAM_PREFIX) private readonly streamPrefix: string,
  ) {}

  async page(query: RmasQuery, owner: Buyer | null) {
    const { ids, next } = await this.#ids(query, owner);
    const rmas = await Promise.all(ids.map(async (rmaId) => this.reading.view(await this.reading.now(rmaId))));
    const isAskedFor = ({ orderId }: (typeof rmas)[number]) => query.orderId === undefined || query.orderId === orderId;
    return { rmas: rmas.filter((rma) => isAskedFor(rma) && (!owner || isSameParty(rma.requestedBy, owner))), next };
  }

  #ids(query: RmasQuery, owner: Buyer | null): Promise<IdPage> {
    if (query.rmaNumber !== undefined) return this.#found('caseByNumber', parseRmaNumber(query.rmaNumber) ?? query.rmaNumber, query);
    if (query.orderId !== undefined) return this.#found('caseByOrder', query.orderId, query);
    if (owner) return this.#found('caseByRequester', `${owner.kind} ${owner.id}`, query);
    return this.#newest(query);
  }

  async #found(kind: 'caseByNumber' | 'caseByOrder' | 'caseByRequester', key: string, { limit, next }: RmasQuery): Promise<IdPage> {
    if (next?.includes('.')) throw malformed('next', notANext);
    const before = next === undefined ? undefined : Number(next);
    const page = await this.directory.casesBy(kind, key, { limit, before });
    return { ids: page.ids, next: page.next === null ? null : String(page.next) };
  }

  /** One more than asked is read, inclusive of where the page before ended. */
  async #newest({ limit, next }: RmasQuery): Promise<IdPage> {
    if (next !== undefined && !next.includes('.')) throw malformed('next', notANext);
    const filter = { streamPrefix: `${this.streamPrefix}rma-`, types: ['ReturnRequested'] };
    const read = await this.store.readAll((next as Position | undefined) ?? 'end', 'backwards', filter, limit + 1);
    const page = read.slice(0, limit);
    return { ids: page.map(({ data }) => (data as unknown as ReturnRequested).rmaId), next: read[limit]?.position ?? null };
  }
}
