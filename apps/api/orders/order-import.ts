import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { ApiRequest } from '../http/api-request.js';
import { unsupportedMediaType } from '../http/body-parsing.js';
import { Commanding } from '../http/commanding.js';
import type { OrderBody } from '../schemas/order.js';
import { ImportTally } from './import-tally.js';
import { ndjsonLines } from './ndjson-lines.js';
import { recordOrderFrom } from './record-order-from.js';

const atOnce = 128;

/** Records orders from NDJSON as it streams in: a bounded number at once, whatever the length. A line that is refused harms no other. */
@Injectable()
export class OrderImport {
  constructor(private readonly commanding: Commanding) {}

  async run(request: ApiRequest, body: unknown) {
    if (!(body instanceof Readable)) throw unsupportedMediaType;
    const tally = new ImportTally();
    const running = new Map<string, Promise<void>>();
    for await (const line of ndjsonLines(body)) {
      if (tally.failure !== undefined) break;
      const order = tally.read(line);
      if (!order) continue;
      await running.get(order.orderId);
      if (running.size >= atOnce) await Promise.race(running.values());
      const recording = this.#record(request, line.number, order)
        .then((isNew) => tally.recorded(isNew))
        .catch((error: unknown) => tally.reject(line.number, error))
        .finally(() => running.delete(order.orderId));
      running.set(order.orderId, recording);
    }
    await Promise.all(running.values());
    return tally.result();
  }

  async #record(request: ApiRequest, line: number, order: OrderBody): Promise<boolean> {
    const call = this.commanding.callOf(request, order, { scope: `line ${line}` });
    const { events } = await this.commanding.answerOf(recordOrderFrom(order, call));
    return events.includes('OrderRecorded');
  }
}
