import { Inject, Injectable } from '@nestjs/common';
import { PERSONAL_DATA } from '#rma/commands';
import type { RecordedEvent } from '#rma/event-store';
import type { PersonalData } from '#rma/personal-data';
import { STREAM_PREFIX } from '../rmas/case-list.js';
import { type OutwardData, type PublishedType, publishedTypeOf } from './catalogue.js';
import { cloudEventText } from './cloud-event.js';

/** What a reader is told: of which event types (all where none are named), and whether also what is personal in them. */
export interface Telling {
  readonly events: ReadonlySet<string> | undefined;
  readonly isPersonalTold: boolean;
}

/** A published event as its reader gets it. */
export interface Told {
  readonly event: RecordedEvent;
  readonly text: string;
}

interface Mapped {
  readonly event: RecordedEvent;
  readonly type: PublishedType;
  readonly data: OutwardData;
}

/** Makes CloudEvents of stored events. */
@Injectable()
export class CloudEvents {
  constructor(
    @Inject(STREAM_PREFIX) private readonly streamPrefix: string,
    @Inject(PERSONAL_DATA) private readonly personalData: PersonalData,
  ) {}

  /** The published ones of these events. Throws UnreadableEvent at what only a newer version can have written. */
  async of(events: readonly RecordedEvent[], { events: wanted, isPersonalTold }: Telling): Promise<readonly Told[]> {
    const mapped: Mapped[] = [];
    for (const event of events) {
      if (wanted && !wanted.has(event.type)) continue;
      const type = publishedTypeOf(event.type);
      if (type) mapped.push({ event, type, data: type.dataOf(event) });
    }
    if (isPersonalTold) await this.#open(mapped);
    else for (const { data } of mapped) if ('personal' in data) data.personal = undefined;
    return mapped.map(({ event, type, data }) => ({ event, text: cloudEventText(event, type, this.streamPrefix, JSON.stringify(data)) }));
  }

  async #open(mapped: readonly Mapped[]): Promise<void> {
    const holding = mapped.filter(({ data }) => typeof data.personal === 'string');
    const opened = await this.personalData.openMany(holding.map(({ data }) => data.personal as string));
    for (const { data } of mapped) if (data.personal === null) data.personal = undefined;
    for (const [index, { data }] of holding.entries()) data.personal = opened[index] === 'erased' ? { erased: true } : opened[index];
  }
}
