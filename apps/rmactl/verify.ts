import Table from 'cli-table3';
import { Command } from 'commander';
import { type ChainBreak, type Verified, verifyChain } from '#rma/event-store';
import type { Settings } from '#rma/platform';
import { evidenceSummary, NamedEvidence } from './verify-evidence.js';
import { type Finding, type Source, sourceOf } from './verify-source.js';

const shownFindings = 100;

const meanings: Record<ChainBreak['kind'], string> = {
  hashDiffers: 'the event is not what was written',
  previousHashDiffers: 'it does not follow from the event before it',
  revisionGap: 'an event before it is missing',
  duplicateRevision: 'its revision stands twice',
  unparsable: 'it cannot be read',
  placeOutOfOrder: 'it stands before an event that is older',
  filedElsewhere: 'it is filed under another kind of event',
};

/** Recomputes the hash chains from the raw rows. It only reads, so it may run beside the service. */
export function verifyCommand(settings: Settings): Command {
  return new Command('verify')
    .description('recompute the hash of every stored event from its raw row and of every attached file, and say where anything was changed')
    .option('--stream <name>', 'only this stream, for example rma-<rmaId>')
    .action(async ({ stream }: { readonly stream?: string }) => {
      const source = await sourceOf(settings);
      const { verified, findings, evidence } = await examined(settings.dataDir, source, stream);
      if (stream !== undefined && verified.events === 0)
        throw new Error(`There is no stream ${stream}; names begin with ${settings.streamPrefix}rma.`);
      if (findings.length > 0) console.log(tableOf(findings));
      console.log(summaryOf(verified, findings));
      if (evidence !== undefined) console.log(evidence);
      if (findings.length > 0) process.exitCode = 1;
    });
}

/** Where the source makes no sense at all, there are no places to name. */
async function examined(dataDir: string, source: Source, stream: string | undefined) {
  try {
    return await examine(dataDir, source, stream);
  } catch (cause) {
    const fact = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${source.name} cannot be read as the events of an installation (${fact}).`, { cause });
  } finally {
    await source.close();
  }
}

interface Examined {
  readonly verified: Verified;
  readonly findings: readonly Finding[];
  readonly evidence: string | undefined;
}

async function examine(dataDir: string, source: Source, stream: string | undefined): Promise<Examined> {
  const findings: Finding[] = [];
  const named = new NamedEvidence();
  let verified: Verified = { events: 0, streams: 0, breaks: 0 };
  for await (const rows of source.groups(stream)) {
    const { events, streams, breaks } = verifyChain(withProgress(named.of(rows)), ({ stream: name, revision, kind }) => {
      if (findings.length < shownFindings) findings.push([printable(name), String(revision), kind, meanings[kind]]);
    });
    verified = { events: verified.events + events, streams: verified.streams + streams, breaks: verified.breaks + breaks };
  }
  if (stream === undefined) findings.push(...source.faults());
  const checked = named.check(dataDir);
  for (const [evidenceId, kind, meaning] of checked.findings) findings.push([`evidence ${printable(evidenceId)}`, '', kind, meaning]);
  return { verified, findings, evidence: evidenceSummary(checked) };
}

function summaryOf({ events, streams, breaks }: Verified, findings: readonly Finding[]): string {
  const seen = `${counted(events, 'event')} in ${counted(streams, 'stream')}`;
  if (findings.length === 0) return `Verified: ${seen}, every hash as it was written.`;
  return `Broken: ${counted(Math.max(breaks, findings.length), 'place')} in ${seen}.`;
}

function tableOf(findings: readonly Finding[]): string {
  const table = new Table({ head: ['where', 'revision', 'what', 'meaning'], style: { head: [], border: [] } });
  for (const finding of findings) table.push([...finding]);
  return table.toString();
}

function* withProgress<Row>(rows: Iterable<Row>): Generator<Row> {
  let count = 0;
  for (const row of rows) {
    yield row;
    count += 1;
    if (count % 100_000 === 0 && process.stderr.isTTY) process.stderr.write(`\r${grouped(count)} events…`);
  }
  if (count >= 100_000 && process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

/** A changed name may hold anything, and a terminal obeys what it is shown. */
const printable = (name: string): string => name.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);

const grouped = (count: number): string => count.toLocaleString('en');
const counted = (count: number, what: string): string => `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
