import { expect, it } from '@jest/globals';
import { decideOrder, decideRefund, decideRma, evolveRefund, noRefund } from './index.js';
import { caseOf, orderOf, orderRecorded, refundRequested, returnRequested } from './testing/index.js';

it('a command that nobody knows is not taken for anything else', () => {
  const unknown = { type: 'Unheard' } as never;
  expect(() => decideOrder(unknown, orderOf(orderRecorded()))).toThrow('Unknown type: {"type":"Unheard"}');
  expect(() => decideRma(unknown, caseOf(returnRequested()))).toThrow('Unknown type');
  expect(() => decideRefund(unknown, evolveRefund(noRefund, refundRequested()))).toThrow('Unknown type');
});
