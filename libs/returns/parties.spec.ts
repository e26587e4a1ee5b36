import { expect, it } from '@jest/globals';
import { isPartyKind, isSameParty, roles } from './parties.js';

it('the roles of those who buy are consumer and reseller', () => {
  expect(roles.filter(isPartyKind)).toEqual(['consumer', 'reseller']);
});

it('a party is its kind and its id', () => {
  const party = { kind: 'reseller', id: 'party-1' } as const;
  expect(isSameParty(party, { ...party })).toBe(true);
  expect(isSameParty(party, { ...party, kind: 'consumer' })).toBe(false);
  expect(isSameParty(party, { ...party, id: 'party-2' })).toBe(false);
});
