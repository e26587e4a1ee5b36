import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { EvidenceFiles, PERSONAL_DATA } from '#rma/commands';
import { BrokenSeal, type PersonalData } from '#rma/personal-data';
import type { Case } from '#rma/returns';
import { Problem } from '../http/problem.js';

/** Opens the files of a case, and gives out none that is not what was handed in. */
@Injectable()
export class EvidenceReading {
  constructor(
    private readonly files: EvidenceFiles,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  async open({ evidence, request }: Case, evidenceId: string) {
    const attached = evidence.find((file) => file.evidenceId === evidenceId);
    if (!attached) throw Problem.at('NOT_FOUND', 'There is no such evidence.');
    const { mediaType, sha256, personal } = attached;
    if ((await this.personalData.erasedAt(request.requestedBy)) !== undefined) throw erased();
    const content = await this.#content(evidenceId);
    if (createHash('sha256').update(content).digest('hex') !== sha256) throw damaged(evidenceId, 'is not what was attached');
    const texts = personal === null ? {} : await this.personalData.open(personal);
    const fileName = texts === 'erased' ? undefined : texts['fileName'];
    return { content, mediaType, fileName: typeof fileName === 'string' ? fileName : undefined };
  }

  async #content(evidenceId: string): Promise<Buffer> {
    const sealed = await this.files.read(evidenceId);
    if (!sealed) throw damaged(evidenceId, 'is not there any more');
    try {
      const content = await this.personalData.openFile(sealed);
      if (content === 'erased') throw erased();
      return content;
    } catch (error) {
      if (error instanceof BrokenSeal) throw damaged(evidenceId, 'was changed');
      throw error;
    }
  }
}

const erased = () => Problem.at('EVIDENCE_ERASED', 'The file was erased with the personal data of who asked for the return.');
const damaged = (evidenceId: string, fact: string) => Problem.at('EVIDENCE_DAMAGED', `The file of evidence ${evidenceId} ${fact}.`);
