import type { Envelope } from '#rma/event-store';
import { MemoryEventStore } from '#rma/event-store/testing';
import { livesOn } from './workshop.js';
import type { SealedTexts } from './sealed-texts.js';

/** What one command stores. */
export interface Appended {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly envelopes: readonly Envelope[];
}

/** What each of so many whole returns stores, command by command. */
export async function envelopesOfLives(count: number, texts: SealedTexts): Promise<readonly (readonly Appended[])[]> {
  const lives: Appended[][] = [];
  for (let n = 0; n < count; n++) {
    const life: Appended[] = [];
    const beforeAppend = (stream: string, expectedRevision: number, envelopes: readonly Envelope[]) =>
      void life.push({ stream, expectedRevision, envelopes });
    await livesOn(new MemoryEventStore({ faults: { beforeAppend } }), texts).live(n);
    lives.push(life);
  }
  return lives;
}
