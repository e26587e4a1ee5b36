import type { EventStore, Position, RecordedEvent } from '#rma/event-store';
import type { EvidenceAttached } from '#rma/returns';
import type { EvidenceFiles } from './evidence-files.js';

const pageSize = 1_000;

/** Removes the files that a crash left behind before their event was stored. To be run before any command is. */
export async function sweepEvidence(files: EvidenceFiles, store: EventStore, streamPrefix: string): Promise<void> {
  const orphans = new Set(await files.names());
  if (orphans.size === 0) return;
  const filter = { streamPrefix: `${streamPrefix}rma-`, types: ['EvidenceAttached'] };
  for (let from: Position | 'start' | undefined = 'start'; from !== undefined;) {
    const read: readonly RecordedEvent[] = await store.readAll(from, 'forwards', filter, pageSize + 1);
    for (const { data } of read) orphans.delete((data as unknown as EvidenceAttached).evidenceId);
    from = read[pageSize]?.position;
  }
  for (const name of orphans) await files.remove(name);
}
