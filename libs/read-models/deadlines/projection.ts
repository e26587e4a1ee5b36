import type Database from 'better-sqlite3';
import type { Projection, RecordedEvent } from '#rma/projections';
import type {
  FactoryClaimEvent,
  FactoryClaimOpened,
  ReceiptCorrected,
  ReturnRequested,
  RmaEvent,
  RmaIssued,
  RmaReinstated,
} from '#rma/returns';
import type { DeadlineChange } from './table.js';

const eventTypes = [
  'ReturnRequested',
  'RmaIssued',
  'RmaReinstated',
  'RmaReopened',
  'ReceiptCorrected',
  'RmaExpired',
  'OutstandingUnitsExpired',
  'ReturnCancelled',
  'RmaClosed',
  'FactoryClaimOpened',
  'FactoryClaimAccepted',
  'FactoryClaimRejected',
  'FactoryClaimTimedOut',
] as const satisfies readonly (RmaEvent | FactoryClaimEvent)['type'][];

export function deadlinesProjection(database: Database.Database, streamPrefix: string): Projection<DeadlineChange> {
  const known = database.prepare<[string, string, string]>('INSERT OR IGNORE INTO deadlines (kind, id, zone, is_open) VALUES (?, ?, ?, 0)');
  const opened = database.prepare<[string | null, string, string, string]>(
    'UPDATE deadlines SET due_on = coalesce(?, due_on), opened_by = ?, is_open = 1 WHERE kind = ? AND id = ?',
  );
  const ended = database.prepare<[string, string]>('UPDATE deadlines SET is_open = 0 WHERE kind = ? AND id = ?');
  return {
    name: 'deadlines@1',
    filter: { streamPrefix: `${streamPrefix}rma`, types: eventTypes },
    changesOf: (event) => changesOf(event, streamPrefix),
    apply: (changes) => {
      for (const change of changes) {
        if (change.change === 'known') known.run(change.kind, change.id, change.zone);
        else if (change.change === 'opened') opened.run(change.dueOn ?? null, change.openedBy, change.kind, change.id);
        else ended.run(change.kind, change.id);
      }
    },
  };
}

/** Pure: what an event changes. What it says is by when goods or an answer must come; whether they do, the case or the claim decides. */
export function changesOf({ type, data, id: eventId, stream }: RecordedEvent, streamPrefix: string): readonly DeadlineChange[] {
  const about = { kind: 'returnBy', id: stream.slice(`${streamPrefix}rma-`.length) } as const;
  const claim = { kind: 'factoryResponse', id: stream.slice(`${streamPrefix}rmaFactoryClaim-`.length) } as const;
  switch (type as (typeof eventTypes)[number]) {
    case 'ReturnRequested':
      return [{ ...about, change: 'known', zone: (data as unknown as ReturnRequested).timeZone }];
    case 'RmaIssued':
    case 'RmaReinstated': {
      const { returnBy } = data as unknown as RmaIssued | RmaReinstated;
      return returnBy === null ? [] : [{ ...about, change: 'opened', dueOn: returnBy, openedBy: eventId }];
    }
    case 'ReceiptCorrected': {
      const { from, to } = data as unknown as ReceiptCorrected;
      return to < from ? [{ ...about, change: 'opened', openedBy: eventId }] : [];
    }
    case 'RmaReopened':
      return [{ ...about, change: 'opened', openedBy: eventId }];
    case 'FactoryClaimOpened': {
      const { timeZone, dueBy } = data as unknown as FactoryClaimOpened;
      return [
        { ...claim, change: 'known', zone: timeZone },
        { ...claim, change: 'opened', dueOn: dueBy, openedBy: eventId },
      ];
    }
    case 'FactoryClaimAccepted':
    case 'FactoryClaimRejected':
    case 'FactoryClaimTimedOut':
      return [{ ...claim, change: 'ended' }];
    case 'RmaExpired':
    case 'OutstandingUnitsExpired':
    case 'ReturnCancelled':
    case 'RmaClosed':
      return [{ ...about, change: 'ended' }];
  }
}
