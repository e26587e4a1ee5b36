import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Command } from '@nestjs/cqrs';
import type { z } from 'zod';
import {
  AddNote,
  type Answered,
  type Call,
  CancelReturn,
  type CaseAnswer,
  ChooseResolution,
  CloseRma,
  DeclineReturn,
  InspectItem,
  IssueRma,
  ReceiveItem,
  RecordDispatch,
} from '#rma/commands';
import type { RmaId } from '#rma/returns';
import { Allow, everyStaff } from '../access/allow.js';
import { rmaIdOf } from '../http/api-request.js';
import { Commanding, type Exchange } from '../http/commanding.js';
import { DescribesCommand } from '../http/described.js';
import { OfHttp } from '../http/exchange.js';
import {
  cancelBody,
  closeBody,
  declineBody,
  dispatchBody,
  inspectBody,
  issueBody,
  noteBody,
  receiveBody,
  resolutionBody,
} from '../schemas/rma.js';

/** The course of a return, from its request to its end. */
@ApiTags('Returns: commands')
@Controller('v1/rmas/:rmaId')
export class RmaCommandsController {
  constructor(private readonly commanding: Commanding) {}

  @Post('issue')
  @HttpCode(200)
  @Allow('agent', 'lead')
  @DescribesCommand('Accept a request: gives the RMA number, the return address and the last day for the goods')
  issue(@OfHttp() http: Exchange, @Body({ schema: issueBody.default({}) }) body: z.infer<typeof issueBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new IssueRma(call, rmaId, body.proofConfirmed ?? false));
  }

  @Post('decline')
  @HttpCode(200)
  @Allow('agent', 'lead')
  @DescribesCommand('Decline a request and release its units')
  decline(@OfHttp() http: Exchange, @Body({ schema: declineBody }) body: z.infer<typeof declineBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new DeclineReturn(call, rmaId, body.reason, body.message));
  }

  @Post('cancel')
  @HttpCode(200)
  @Allow('consumer', 'reseller', 'agent', 'lead')
  @DescribesCommand('Cancel a return of which nothing has left the sender')
  cancel(@OfHttp() http: Exchange, @Body({ schema: cancelBody.default({}) }) body: z.infer<typeof cancelBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new CancelReturn(call, rmaId, body.reason));
  }

  @Post('dispatch')
  @HttpCode(200)
  @Allow('consumer', 'reseller', 'agent', 'lead', 'system')
  @DescribesCommand('Record that units are on their way')
  dispatch(@OfHttp() http: Exchange, @Body({ schema: dispatchBody }) body: z.infer<typeof dispatchBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new RecordDispatch(call, rmaId, body.carrier, body.trackingNumber, body.lines));
  }

  @Post('receive')
  @HttpCode(200)
  @Allow('warehouse')
  @DescribesCommand('Book goods at the door, in any state of the return', { keyRequired: true })
  receive(@OfHttp() http: Exchange, @Body({ schema: receiveBody }) body: z.infer<typeof receiveBody>): Promise<CaseAnswer> {
    const unexpected = (body.unexpectedItems ?? []).map(({ sku, serialNumber, ...item }) => ({
      ...item,
      sku: sku ?? null,
      serialNumber: serialNumber ?? null,
    }));
    return this.#runOnce(
      http,
      body,
      (call, rmaId) => new ReceiveItem(call, rmaId, call.commandId, body.items, unexpected, body.rmaFormPresent),
    );
  }

  @Post('inspect')
  @HttpCode(200)
  @Allow('warehouse')
  @DescribesCommand('Record condition, verdict and planned disposition of received units', { keyRequired: true })
  inspect(@OfHttp() http: Exchange, @Body({ schema: inspectBody }) body: z.infer<typeof inspectBody>): Promise<CaseAnswer> {
    const items = body.items.map(({ faultCode, reason, findings, evidence, note, ...item }) => ({
      ...item,
      faultCode: faultCode ?? null,
      reason: reason ?? null,
      findings: findings ?? [],
      evidence: evidence ?? [],
      note,
    }));
    return this.#runOnce(http, body, (call, rmaId) => new InspectItem(call, rmaId, items));
  }

  @Post('resolution')
  @HttpCode(200)
  @Allow('consumer', 'reseller', 'agent', 'lead')
  @DescribesCommand('Choose what is to become of units that are not settled')
  resolution(@OfHttp() http: Exchange, @Body({ schema: resolutionBody }) body: z.infer<typeof resolutionBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new ChooseResolution(call, rmaId, body.resolution, body.lines, body.agreedBy));
  }

  @Post('close')
  @HttpCode(200)
  @Allow('agent', 'lead')
  @DescribesCommand('Close a return whose units are all settled')
  close(@OfHttp() http: Exchange, @Body({ schema: closeBody.default({}) }) body: z.infer<typeof closeBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new CloseRma(call, rmaId));
  }

  @Post('notes')
  @HttpCode(200)
  @Allow(...everyStaff)
  @DescribesCommand('Add a note of the staff')
  note(@OfHttp() http: Exchange, @Body({ schema: noteBody }) body: z.infer<typeof noteBody>): Promise<CaseAnswer> {
    return this.#run(http, body, (call, rmaId) => new AddNote(call, rmaId, body.text));
  }

  #run(http: Exchange, body: unknown, command: (call: Call, rmaId: RmaId) => Command<Answered<CaseAnswer>>): Promise<CaseAnswer> {
    return this.commanding.run(command(this.commanding.callOf(http.request, body), rmaIdOf(http.request)), http);
  }

  /** For what counts: without an Idempotency-Key a repeat could not be told from a second time. */
  #runOnce(http: Exchange, body: unknown, command: (call: Call, rmaId: RmaId) => Command<Answered<CaseAnswer>>): Promise<CaseAnswer> {
    return this.commanding.run(command(this.commanding.callOf(http.request, body, { keyRequired: true }), rmaIdOf(http.request)), http);
  }
}
