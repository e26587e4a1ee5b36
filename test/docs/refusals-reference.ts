import { refusalCodes, type RefusalCode } from '#rma/returns';
import { statusOfRefusal } from '../../apps/api/http/commanding.js';
import { edgeProblems } from '../../apps/api/http/problem.js';
import { code, generated, table } from './markdown.js';

/** Every code that a refusal can carry, from the domain and from the edge. */
export function refusalsReference(): string {
  const domain = (Object.keys(refusalCodes) as RefusalCode[]).map((name) => [
    code(name),
    String(statusOfRefusal(name)),
    refusalCodes[name],
  ]);
  const edge = Object.entries(edgeProblems).map(([name, [status, title]]) => [code(name), String(status), title]);
  const head = ['code', 'status', 'meaning'];
  return `${[generated, '# Refusal codes', introduction, '## The domain refuses', table(head, domain), '## The edge refuses', table(head, edge)].join('\n\n')}\n`;
}

const introduction =
  'A refusal is `application/problem+json` (RFC 9457) with a stable `code`, a sentence in `detail` and the facts that decided under `facts`. It changes nothing. ' +
  'Where several things are wrong, the order is 401, 403, 404, 400, 412, 422, 409.';
