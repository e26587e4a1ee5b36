import type { CaseAnswer, Problem } from '../answers.js';
import type { Answer } from '../client.js';
import { returnRequest } from '../requests.js';
import type { Opened, Refused, Stage } from '../stage.js';
import { expectEqual, Unexpected } from '../unexpected.js';

/** Every return row is a request of its own, at its own time, in its buyer's name. */
export async function fileReturns({ retail: { returns }, admin, report }: Stage) {
  report.chapter('Returns: what the buyers sent back in those days, each row a request at its own time');
  const opened: Opened[] = [];
  const refused: Refused[] = [];
  const progress = report.progress('requests', returns.length);
  for (const row of returns) {
    const answer = await admin.try<CaseAnswer | Problem>('/v1/rmas', returnRequest(row));
    if (isAccepted(answer)) opened.push({ row, request: answer });
    else if (isRefused(answer)) refused.push({ row, ...answer.body });
    else throw new Unexpected(`${row.creditNote} ${row.sku} was neither accepted nor refused: ${answer.status} ${answer.text}`);
    progress.advance();
  }
  progress.end();
  expectEqual('The return rows', returns.length, 84);
  expectEqual(
    'The rows that were accepted',
    opened.map(({ row }) => row),
    returns.filter(({ names }) => names === 'purchase'),
  );
  expectEqual('The accepted and the refused', [opened.length, refused.length], [8, 76]);
  report.holds('8 name a purchase and were accepted, one of them 54 minutes before it: entitlement goes by date');
  report.holds('76 name nothing they bought and were refused');
  return { opened, refused };
}

const isAccepted = (answer: Answer<CaseAnswer | Problem>): answer is Answer<CaseAnswer> => answer.status === 201;
const isRefused = (answer: Answer<CaseAnswer | Problem>): answer is Answer<Problem> => answer.status >= 400 && answer.status < 500;
