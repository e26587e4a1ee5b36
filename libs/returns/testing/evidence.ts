import type { AttachEvidence, EvidenceAttached } from '../index.js';
import { agent, by } from './circumstances.js';
import { builder } from './plain.js';

const file = {
  evidenceId: 'evidence-1',
  sha256: 'a'.repeat(64),
  sealedSha256: 'b'.repeat(64),
  mediaType: 'image/jpeg',
  bytes: 48_211,
  personal: 'sealed:file-name',
};

export const evidenceAttached = builder<EvidenceAttached>('EvidenceAttached', file);
export const attachEvidence = builder<AttachEvidence>('AttachEvidence', { ...by(agent), ...file });
