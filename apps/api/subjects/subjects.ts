import { Inject, Injectable } from '@nestjs/common';
import { Cases, EvidenceFiles, ownerOf, Parcels, PERSONAL_DATA } from '#rma/commands';
import type { JsonObject } from '#rma/event-store';
import { type Person, type PersonalData, personOf } from '#rma/personal-data';
import type { Case, RmaId } from '#rma/returns';
import { Problem } from '../http/problem.js';
import { PersonalStreams } from './personal-streams.js';

const shownCases = 200;

/** Finds all that is kept about a person, and makes an end of it. */
@Injectable()
export class Subjects {
  constructor(
    private readonly streams: PersonalStreams,
    private readonly cases: Cases,
    private readonly parcels: Parcels,
    private readonly files: EvidenceFiles,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  async export(person: Person) {
    const found: object[] = [];
    for await (const { stream, type, revision, data, metadata } of this.streams.eventsOf(person)) {
      for (const personal of sealedIn(data).filter((sealed) => isOf(sealed, person)))
        found.push({ stream, revision, type, occurredAt: metadata.occurredAt, personal: await this.personalData.open(personal) });
    }
    return { person, erasedAt: (await this.personalData.erasedAt(person)) ?? null, found };
  }

  /**
   * Refused while a case is open or a refund is not settled (design page 1.12). The files of the person's cases and the texts
   * of the parcels that were linked to them go first: what is answered as erased is gone everywhere.
   */
  async erase(person: Person) {
    const rmaIds: RmaId[] = [];
    for await (const rmaId of this.streams.casesOf(person)) rmaIds.push(rmaId);
    await this.#checkEnded(person, rmaIds);
    await this.#removeFilesOf(rmaIds);
    for (const rmaId of rmaIds)
      for (const parcelId of (await this.cases.find(rmaId))?.parcelIds ?? []) await this.personalData.erase(ownerOf(parcelId));
    const erased = await this.personalData.erase(person);
    await this.#removeFilesOf(rmaIds); // one that was being attached meanwhile
    return erased;
  }

  async #removeFilesOf(rmaIds: readonly RmaId[]): Promise<void> {
    for (const rmaId of rmaIds)
      for (const { evidenceId } of (await this.cases.find(rmaId))?.evidence ?? []) await this.files.remove(evidenceId);
  }

  async #checkEnded({ kind, id }: Person, rmaIds: readonly RmaId[]): Promise<void> {
    const open: RmaId[] = [];
    for (const rmaId of rmaIds) {
      const rma = await this.cases.find(rmaId);
      if (rma && isOpen(rma)) open.push(rmaId);
    }
    const refused = (detail: string) => Problem.at('SUBJECT_HAS_OPEN_CASES', detail, { rmaIds: open.slice(0, shownCases) });
    if (open.length > 0) throw refused(`Cases of ${kind} ${id} are open or have an unsettled refund: ${open.length}.`);
    if (kind === 'parcel' && (await this.parcels.find(id))?.status === 'quarantined')
      throw refused(`Parcel ${id} waits in quarantine; link it or send it back first.`);
  }
}

/** What is sealed in an event: one value, and one of each thing in a linked parcel. */
function sealedIn(data: JsonObject): readonly string[] {
  const { personal, items = [] } = data as {
    readonly personal?: string | null;
    readonly items?: readonly { readonly personal?: string | null }[];
  };
  return [personal, ...items.map((item) => item.personal)].filter((sealed) => typeof sealed === 'string');
}

function isOf(sealed: string, { kind, id }: Person): boolean {
  const owner = personOf(sealed);
  return owner.kind === kind && owner.id === id;
}

const ends: ReadonlySet<Case['stage']> = new Set(['declined', 'cancelled', 'expired', 'closed']);
const unsettled: ReadonlySet<Case['refunds'][number]['status']> = new Set(['approved', 'awaitingApproval', 'failed']);

function isOpen({ stage, refunds }: Case): boolean {
  return !ends.has(stage) || refunds.some(({ status }) => unsettled.has(status));
}
