import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawRow } from '#rma/event-store';
import { openTombstones, type Person } from '#rma/personal-data';

interface Named {
  readonly evidenceId: string;
  readonly sealedSha256: string;
  readonly owner: Person | undefined;
}

export type EvidenceFinding = readonly [evidenceId: string, kind: 'fileChanged' | 'fileMissing', meaning: string];

/** What became of the files that the events name. */
export interface EvidenceChecked {
  readonly findings: readonly EvidenceFinding[];
  readonly whole: number;
  readonly erased: number;
  /** Gone, and without keys.db nobody can tell whether they were erased. */
  readonly untold: number;
}

/** Gathers the files that events name while their rows go by, and who asked for the return, with whom they are erased. */
export class NamedEvidence {
  readonly #named: Named[] = [];
  #requestedBy: { readonly stream: string; readonly owner: Person } | undefined;

  *of(rows: Iterable<RawRow>): Generator<RawRow> {
    for (const row of rows) {
      this.#look(row);
      yield row;
    }
  }

  /** Compares every file with the hash that its event holds: no key is needed for that. */
  check(dataDir: string): EvidenceChecked {
    const keys = join(dataDir, 'keys.db');
    const tombstones = this.#named.length > 0 && existsSync(keys) ? openTombstones(keys) : undefined;
    const findings: EvidenceFinding[] = [];
    const counts = { whole: 0, erased: 0, untold: 0 };
    for (const { evidenceId, sealedSha256, owner } of this.#named) {
      const file = join(dataDir, 'evidence', evidenceId);
      if (existsSync(file)) {
        if (sha256Of(file) === sealedSha256) counts.whole += 1;
        else findings.push([evidenceId, 'fileChanged', 'the file is not what was attached']);
      } else if (!tombstones || !owner) counts.untold += 1;
      else if (tombstones.isErased(owner)) counts.erased += 1;
      else findings.push([evidenceId, 'fileMissing', 'the file is gone, and nobody erased it']);
    }
    tombstones?.close();
    return { findings, ...counts };
  }

  #look({ stream, type, data }: RawRow): void {
    const name = textOf(type);
    if (name !== 'ReturnRequested' && name !== 'EvidenceAttached') return;
    const facts = parsed(data);
    if (!facts) return; // told as a break of its stream
    if (name === 'ReturnRequested') this.#requestedBy = { stream: textOf(stream), owner: facts['requestedBy'] as Person };
    else {
      const owner = this.#requestedBy?.stream === textOf(stream) ? this.#requestedBy.owner : undefined;
      this.#named.push({ evidenceId: String(facts['evidenceId']), sealedSha256: String(facts['sealedSha256']), owner });
    }
  }
}

/** One line about the files, or nothing where there are none. */
export function evidenceSummary({ findings, whole, erased, untold }: EvidenceChecked): string | undefined {
  if (findings.length + whole + erased + untold === 0) return undefined;
  const parts = [`${whole} as they were attached`];
  if (erased > 0) parts.push(`${erased} erased with the person`);
  if (untold > 0) parts.push(`${untold} gone, and without keys.db nobody can tell whether they were erased`);
  if (findings.length > 0) parts.push(`${findings.length} changed or lost`);
  return `Attached files: ${parts.join(', ')}.`;
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const sha256Of = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function parsed(data: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(textOf(data)) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
