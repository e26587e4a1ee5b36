/** Who may act (design page 1.10). */
export const roles = [
  'admin',
  'system',
  'consumer',
  'reseller',
  'agent',
  'lead',
  'warehouse',
  'technician',
  'finance',
  'auditor',
  'subscriber',
] as const;
export type Role = (typeof roles)[number];

export const partyKinds = ['reseller', 'consumer'] as const;
/** One who buys or asks: names and contacts stay sealed, the id is in clear. */
export interface Party {
  readonly kind: (typeof partyKinds)[number];
  readonly id: string;
  readonly locale: string | null;
}

/** Whether a role is that of one who buys: its keys speak for one buyer. */
export function isPartyKind(role: string): role is Party['kind'] {
  return role === 'consumer' || role === 'reseller';
}

export interface Actor {
  readonly id: string;
  readonly role: Role;
}

export function isSameParty(one: Pick<Party, 'kind' | 'id'>, other: Pick<Party, 'kind' | 'id'>): boolean {
  return one.kind === other.kind && one.id === other.id;
}
