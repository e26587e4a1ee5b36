import type {
  AddNote,
  ApproveRefund,
  CancelReturn,
  ChooseResolution,
  CloseRma,
  DeclineReturn,
  ForeignItem,
  InspectedItem,
  InspectItem,
  IssueRma,
  OpenCase,
  ReceiveItem,
  RecordDispatch,
  Refund,
  RejectRefund,
  SettleRefund,
} from '../index.js';
import { agent, by, finance, upstream, warehouse } from './circumstances.js';
import { builder, type Plain } from './plain.js';
import { returnRequested } from './rma-events.js';

export function inspectedItem(told: Partial<Plain<InspectedItem>> = {}): InspectedItem {
  const item: Plain<InspectedItem> = {
    lineId: 'line-1',
    quantity: 1,
    condition: 'asNew',
    faultCode: null,
    verdict: 'accepted',
    reason: null,
    findings: [],
    disposition: 'restock',
    evidence: [],
    personal: null,
    ...told,
  };
  return item as InspectedItem;
}

export function foreignItem(told: Partial<Plain<ForeignItem>> = {}): ForeignItem {
  return { sku: null, serialNumber: null, quantity: 1, personal: 'sealed:description', ...told } as ForeignItem;
}

export const openCase = builder<OpenCase>('OpenCase', { ...by(upstream), opening: [returnRequested()] });
export const issueRma = builder<IssueRma>('IssueRma', { ...by(agent), proofConfirmed: false });
export const declineReturn = builder<DeclineReturn>('DeclineReturn', { ...by(agent), reason: 'outsideWindow', personal: 'sealed:message' });
export const cancelReturn = builder<CancelReturn>('CancelReturn', { ...by(agent), personal: null });
export const recordDispatch = builder<RecordDispatch>('RecordDispatch', { ...by(upstream), carrier: 'Post', personal: 'sealed:tracking' });
export const receiveItem = builder<ReceiveItem>('ReceiveItem', {
  ...by(warehouse),
  receiptId: 'receipt-1',
  items: [{ lineId: 'line-1', quantity: 1 }],
  unexpectedItems: [],
  formPresent: true,
});
export const inspectItem = builder<InspectItem>('InspectItem', { ...by(warehouse), items: [inspectedItem()] });
export const chooseResolution = builder<ChooseResolution>('ChooseResolution', {
  ...by(agent),
  resolution: 'replaceSame',
  personal: null,
});
export const refund = builder<Refund>('Refund', { ...by(agent), refundId: 'refund-1' });
export const approveRefund = builder<ApproveRefund>('ApproveRefund', by(finance));
export const rejectRefund = builder<RejectRefund>('RejectRefund', { ...by(finance), personal: 'sealed:reason' });
export const settleRefund = builder<SettleRefund>('SettleRefund', {
  ...by(upstream),
  refundId: 'refund-1',
  provider: 'manual',
  reference: 'BANK-1',
});
export const closeRma = builder<CloseRma>('CloseRma', by(agent));
export const addNote = builder<AddNote>('AddNote', { ...by(agent), personal: 'sealed:note' });
