import type { OnlineRetail, ReturnRow } from '../online-retail/index.js';
import type { CaseAnswer } from './answers.js';
import type { Answer, Client } from './client.js';
import type { Report } from './report/report.js';
import type { Service } from './service.js';

/** What every step works with. */
export interface Stage {
  readonly retail: OnlineRetail;
  readonly service: Service;
  readonly admin: Client;
  readonly report: Report;
}

/** A client under a key of each role that the course of a return needs. */
export type Staff = Readonly<Record<'system' | 'agent' | 'warehouse' | 'finance' | 'auditor', Client>>;

/** A return row whose request was accepted. */
export interface Opened {
  readonly row: ReturnRow;
  readonly request: Answer<CaseAnswer>;
}

/** A case that went from its request to the end. */
export interface Driven extends Opened {
  readonly rmaId: string;
  readonly rmaNumber: string;
  readonly refund: Answer<CaseAnswer>;
}

/** A return row whose request was refused. */
export interface Refused {
  readonly row: ReturnRow;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}
