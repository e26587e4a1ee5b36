export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export const usd = (amount: number): Money => ({ amount, currency: 'USD' });

export interface CaseView {
  readonly rmaId: string;
  readonly rmaNumber: string | null;
  readonly orderId: string;
  readonly status: string;
  readonly revision: number;
  readonly requestedAt: string;
  readonly requestedBy: { readonly kind: string; readonly id: string; readonly name?: string };
  readonly returnBy?: string;
  readonly lines: readonly { readonly lineId: string; readonly units: readonly object[] }[];
  readonly unexpected: readonly object[];
  readonly refunds: readonly { readonly refundId: string; readonly status: string; readonly total: Money }[];
}

export interface HistoryEvent {
  readonly type: string;
  readonly revision: number;
  readonly occurredAt: string;
  readonly actor: { readonly id?: string; readonly role: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly causationId: string;
  readonly correlationId: string;
  readonly hash: string;
}

export interface History {
  readonly events: readonly HistoryEvent[];
  readonly related: readonly { readonly stream: string; readonly revision: number | null }[];
}

export interface Page {
  readonly rmas: readonly CaseView[];
  readonly next: string | null;
}
