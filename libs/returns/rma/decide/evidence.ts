import { refuse, type Decision, type Refusal } from '../../decision.js';
import type { AttachEvidence } from '../commands.js';
import type { RmaEvent } from '../events.js';
import type { Case } from '../state.js';

/** A file is a fact in every state of the return. */
export function attachEvidence({ evidenceId, sha256, sealedSha256, mediaType, bytes, personal }: AttachEvidence): Decision<RmaEvent> {
  return [{ type: 'EvidenceAttached', evidenceId, sha256, sealedSha256, mediaType, bytes, personal }];
}

/** Evidence that an inspection names and nobody attached. */
export function evidenceProblem(named: readonly string[], rma: Case): Refusal | undefined {
  const missing = named.find((evidenceId) => !rma.evidence.some((file) => file.evidenceId === evidenceId));
  if (missing === undefined) return undefined;
  return refuse('EVIDENCE_NOT_FOUND', `Evidence ${missing} is not attached to this return.`, { evidenceId: missing });
}
