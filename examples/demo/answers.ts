/** What the API answers, as far as the demo reads it; the whole is at /openapi.json. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface CaseAnswer {
  readonly rmaId: string;
  readonly rmaNumber: string | null;
  readonly status: string;
  readonly revision: number;
  readonly events: readonly string[];
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

export interface Breakdown {
  readonly shipping: Money;
  readonly fees: Money;
  readonly total: Money;
}

export interface Units {
  readonly quantity: number;
  readonly custody: string;
  readonly verdict: string;
  readonly resolution: string;
  readonly settlement: string;
}

export interface CaseView {
  readonly rmaNumber: string | null;
  readonly status: string;
  readonly revision: number;
  readonly lines: readonly { readonly lineId: string; readonly sku: string; readonly quantity: number; readonly units: readonly Units[] }[];
  readonly refunds: readonly (Breakdown & { readonly status: string })[];
}

export interface OrderView {
  readonly lines: readonly {
    readonly lineId: string;
    readonly units: { readonly onReturns: number; readonly refunded: number; readonly lost: number };
  }[];
}

export interface ImportAnswer {
  readonly lines: number;
  readonly recorded: number;
  readonly known: number;
  readonly rejected: number;
  readonly rejectedLines: readonly unknown[];
}

interface Told<Type extends string, Data> {
  readonly type: Type;
  readonly revision: number;
  readonly occurredAt: string;
  readonly actor: { readonly role: string };
  readonly data: Data;
  readonly hash: string;
}

export type HistoryEvent =
  | Told<
      'ReturnRequested',
      {
        readonly requestedAt: string;
        readonly wantedResolution: string;
        readonly requestedBy: { readonly kind: string; readonly id: string };
      }
    >
  | Told<'RmaIssued', { readonly returnBy: string }>
  | Told<'ParcelDispatched', { readonly carrier: string; readonly personal: { readonly trackingNumber: string } }>
  | Told<'ItemReceived', { readonly lineId: string; readonly formPresent: boolean }>
  | Told<'ItemInspected', { readonly lineId: string; readonly condition: string; readonly verdict: string; readonly disposition: string }>
  | Told<'RefundApproved', Breakdown>
  | Told<'RefundSettled', { readonly total: Money; readonly reference: string }>
  | Told<'RmaClosed', { readonly outcome: string }>;
