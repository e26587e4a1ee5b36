import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import { CommandRunner } from '#rma/event-store';
import type { PersonalData } from '#rma/personal-data';
import type { RmaId } from '#rma/returns';
import { rmaAggregate } from '../aggregates/rma.js';
import type { Call } from '../call.js';
import { Circumstance } from '../circumstance.js';
import { type Answered, type CaseAnswer, caseAnswer } from '../outcome.js';
import { PERSONAL_DATA, PersonalSeals, whenNeeded } from '../personal-seals.js';
import { Cases } from '../rma/cases.js';
import { EvidenceFiles } from './evidence-files.js';

/** A file as it was handed in. */
export interface HandedIn {
  readonly content: Buffer;
  readonly mediaType: string;
  readonly fileName: string | undefined;
}

export interface EvidenceAnswer extends CaseAnswer {
  readonly evidenceId: string;
}

/** Attaches a file to a case. `evidenceId` is used unless a repeat finds its own. */
export class AttachEvidence extends Command<Answered<EvidenceAnswer>> {
  constructor(
    readonly call: Call,
    readonly rmaId: RmaId,
    readonly evidenceId: string,
    readonly file: HandedIn,
  ) {
    super();
  }
}

/** The file is on the disk before the event that names it; where the event is not stored, the file goes again, at the latest at the next start. */
@CommandHandler(AttachEvidence)
export class AttachEvidenceHandler implements ICommandHandler<AttachEvidence> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly circumstance: Circumstance,
    private readonly cases: Cases,
    private readonly seals: PersonalSeals,
    private readonly files: EvidenceFiles,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  async execute({ call, rmaId, evidenceId, file }: AttachEvidence): Promise<Answered<EvidenceAnswer>> {
    const rma = await this.cases.find(rmaId);
    if (!rma) return { kind: 'unknownCase' };
    const { kind, id } = rma.request.requestedBy;
    const kept = await whenNeeded(async () => {
      const personal = await this.seals.under({ kind, id })({ fileName: file.fileName });
      const sealed = await this.personalData.sealFile({ kind, id }, file.content);
      await this.files.keep(evidenceId, sealed);
      return { sha256: sha256(file.content), sealedSha256: sha256(sealed), bytes: file.content.length, personal };
    });
    const context = { ...this.circumstance.contextOf(call, this.circumstance.marketOf(rma)), rmaId };
    const outcome = await this.runner.execute(rmaAggregate, rmaId, context, (now) => ({
      type: 'AttachEvidence' as const,
      evidenceId,
      mediaType: file.mediaType,
      ...kept(),
      ...this.circumstance.of(call, now),
    }));
    const events = outcome.kind === 'accepted' ? outcome.events : [];
    const [attached] = events.flatMap(({ event }) => (event.type === 'EvidenceAttached' ? [event.evidenceId] : []));
    const isErased = (await this.personalData.erasedAt({ kind, id })) !== undefined; // it may have been meanwhile
    if (attached !== evidenceId || isErased) await this.files.remove(evidenceId);
    if (outcome.kind !== 'accepted') return outcome;
    if (attached === undefined) throw new Error('An accepted file is attached.');
    return { kind: 'answered', answer: { ...caseAnswer(outcome), evidenceId: attached } };
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
