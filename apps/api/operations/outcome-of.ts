import type { Answered } from '#rma/commands';

/** What came of a command, as it is counted. */
export interface CountedOutcome {
  readonly outcome: 'accepted' | 'alreadySo' | 'refused' | 'stale' | 'conflict' | 'keyReused' | 'unknownCase';
  /** The code of a refusal, else empty. */
  readonly code: string;
}

export function outcomeOf(answered: Answered<unknown>): CountedOutcome {
  switch (answered.kind) {
    case 'answered':
      return { outcome: isUnchanged(answered.answer) ? 'alreadySo' : 'accepted', code: '' };
    case 'refused':
      return { outcome: 'refused', code: answered.refusal.refused };
    case 'concurrentChange':
      return { outcome: 'conflict', code: '' };
    default:
      return { outcome: answered.kind, code: '' };
  }
}

/** Every answer names the types of the events that its command appended. */
function isUnchanged(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'events' in answer && Array.isArray(answer.events) && answer.events.length === 0;
}
