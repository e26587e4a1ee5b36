import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';
import { AttachEvidence, type EvidenceAnswer } from '#rma/commands';
import { Allow, everyStaff } from '../access/allow.js';
import { rmaIdOf } from '../http/api-request.js';
import { Commanding, type Exchange } from '../http/commanding.js';
import { DescribesCommandOn, DescribesFile } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import { CaseReading } from '../rmas/case-reading.js';
import { EvidenceReading } from './evidence-reading.js';
import { evidenceAnswer } from './evidence-schemas.js';
import { attachment } from './file-name.js';
import { mediaTypes, uploadIn } from './upload.js';

/** Files that show what was found: pictures, documents, films. */
@ApiTags('Returns: evidence')
@Controller('v1/rmas/:rmaId/evidence')
export class EvidenceController {
  constructor(
    private readonly commanding: Commanding,
    private readonly cases: CaseReading,
    private readonly reading: EvidenceReading,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow(...everyStaff)
  @ApiConsumes('multipart/form-data', ...mediaTypes)
  @ApiBody({ description: 'A file of at most 5 MB, its name in Content-Disposition', schema: { type: 'string', format: 'binary' } })
  @DescribesCommandOn('Attach a file; it is kept sealed under who asked for the return', evidenceAnswer)
  async attach(@OfHttp() http: Exchange): Promise<EvidenceAnswer> {
    const file = await uploadIn(http.request);
    const sha256 = createHash('sha256').update(file.content).digest('hex');
    const told = { sha256, mediaType: file.mediaType, ...(file.fileName === undefined ? {} : { fileName: file.fileName }) };
    const call = this.commanding.callOf(http.request, told);
    return this.commanding.run(new AttachEvidence(call, rmaIdOf(http.request), uuidV7(), file), http);
  }

  @Get(':evidenceId')
  @Allow(...everyStaff, 'auditor')
  @DescribesFile('A file as it was attached')
  async one(@OfHttp() { request, reply }: Exchange, @Param('evidenceId') evidenceId: string): Promise<Buffer> {
    const { rma } = await this.cases.now(rmaIdOf(request));
    const { content, mediaType, fileName } = await this.reading.open(rma, evidenceId);
    void reply
      .header('content-type', mediaType)
      .header('content-disposition', attachment(fileName))
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store');
    return content;
  }
}
