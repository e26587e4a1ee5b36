import { describe, expect, it } from '@jest/globals';
import type { Day, Instant } from '#rma/returns';
import { firing } from './firing.js';

const due = { kind: 'returnBy', id: 'rma-1', dueOn: '2026-03-31' as Day, openedBy: 'event-1' } as const;
const now = '2026-03-31T16:00:00.000Z' as Instant;

describe('the call by which a deadline fires', () => {
  it('is the same command whenever it is made, by the system', () => {
    const call = firing(due, now);
    expect(call).toMatchObject({ caller: { role: 'system' }, now });
    expect(call.commandId).toMatch(/^[0-9a-f-]{36}$/);
    expect(firing(due, '2027-01-01T00:00:00.000Z' as Instant).commandId).toBe(call.commandId);
  });

  it.each([{ kind: 'factoryResponse' }, { id: 'rma-2' }, { dueOn: '2026-04-30' as Day }, { openedBy: 'event-2' }])(
    'is another command for another deadline: %j',
    (other) => {
      expect(firing({ ...due, ...other }, now).commandId).not.toBe(firing(due, now).commandId);
    },
  );
});
