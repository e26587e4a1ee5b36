import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { problem } from '../schemas/answers.js';
import { feedFormats } from './accepted.js';

const example = {
  specversion: '1.0',
  id: '2ca5d0c6-53cc-5822-989a-9070fb79ea58',
  source: 'urn:rma:returns',
  type: 'returns.RmaIssued.v1',
  subject: '019dc0de-0000-7000-8000-000000000001',
  time: '2026-03-02T09:00:00.000Z',
  datacontenttype: 'application/json',
  position: '2f1c7a52-0000-4000-8000-000000000000.42',
  data: {
    rmaNumber: 'RMA-7K2M-9Q4T-VX31-8',
    returnBy: '2026-04-01',
    returnAddress: ['Unit B, 2/F, High Fashion Centre', 'Hong Kong'],
    proofConfirmed: false,
  },
};
const text = JSON.stringify(example);
const examples: Readonly<Record<(typeof feedFormats)[number], object>> = {
  'application/cloudevents-batch+json': { schema: { type: 'array', items: { type: 'object' }, example: [example] } },
  'application/x-ndjson': { schema: { type: 'string', example: `${text}\n` } },
  'text/event-stream': { schema: { type: 'string', example: `id: ${example.position}\ndata: ${text}\n\n` } },
};

/** Describes the feed: the same events in each format that may be asked for by Accept. */
export function DescribesFeed(summary: string) {
  return applyDecorators(
    ApiOperation({ summary, description: 'Every event and its shape is in `/asyncapi.json`.' }),
    ApiBearerAuth(),
    ApiResponse({
      status: 200,
      description: 'CloudEvents 1.0.2; each carries the `position` to go on from, a batch also a Link with rel="next"',
      content: examples,
    }),
    ApiResponse({ status: '4XX', description: 'Refused, with a stable code', standardSchema: problem }),
  );
}
