export type { Circumstances } from './command.js';
export * from './codes.js';
export { type X12Code, x12Codes } from './x12.js';
export { isRefusal, refuse, type Decision, type Fact, type Facts, type Refusal } from './decision.js';
export { refusalCodes, type RefusalCode } from './refusal-codes.js';
export type * from './ids.js';
export { isPartyKind, isSameParty, partyKinds, roles, type Actor, type Party, type Role } from './parties.js';
export { addDays, addMonths, dayIn, isDay } from './calendar/calendar.js';
export { exponentOf, formatMoney, isCurrency, type Money } from './money/money.js';
export { countOf, type SlotRange, type Slots } from './money/slots.js';
export { worthOf, type PaidLine, type Worth } from './money/slot-worth.js';
export type { Outwards, OutwardShapes, Published, Unpublished } from './outward.js';
export { policyInForce, policyNamed, type PolicyBook } from './policy/policy-book.js';
export type { BasisRules, Policy, PolicyVersion, WarrantyTerm } from './policy/policy.js';

export type * from './order/commands.js';
export type * from './order/events.js';
export { decideOrder } from './order/decide.js';
export { judgeOtherBasis, type OtherBasis } from './order/other-basis.js';
export { orderOutward } from './order/outward.js';
export { bearsSerial } from './order/serials.js';
export { evolveOrder, unknownOrder, type Order, type OrderLine, type RecordedOrder, type Reservation } from './order/state.js';
export { entitlementsView, orderView } from './order/view.js';

export type * from './rma/commands.js';
export type * from './rma/events.js';
export { closingOutcomes } from './rma/events.js';
export { decideRma } from './rma/decide.js';
export { reinstatementOf } from './rma/decide/reinstatement.js';
export { replacementLossOf } from './rma/decide/replacement-loss.js';
export { rmaOutward } from './rma/outward.js';
export { refundPreview } from './rma/preview.js';
export { parseRmaNumber, rmaNumberOf } from './rma/rma-number.js';
export type { NamedUnits } from './rma/select.js';
export { evolveRma, noRma, type Case, type CaseLine, type CaseRefund, type Rma } from './rma/state.js';
export { rmaStatuses, statusOf, type RmaStatus } from './rma/status.js';
export { caseView } from './rma/view.js';

export type * from './refund/commands.js';
export type * from './refund/events.js';
export { decideRefund } from './refund/decide.js';
export { refundOutward } from './refund/outward.js';
export { evolveRefund, noRefund, type RefundPayment } from './refund/state.js';

export type * from './factory-claim/commands.js';
export type * from './factory-claim/events.js';
export { decideClaim } from './factory-claim/decide.js';
export { claimOutward } from './factory-claim/outward.js';
export { evolveClaim, noClaim, type FactoryClaim, type OpenedClaim } from './factory-claim/state.js';
export { claimView } from './factory-claim/view.js';

export type * from './parcel/commands.js';
export type * from './parcel/events.js';
export { decideParcel } from './parcel/decide.js';
export { parcelOutward } from './parcel/outward.js';
export { evolveParcel, noParcel, type Parcel, type ReceivedParcel } from './parcel/state.js';

export type * from './feedback/commands.js';
export type * from './feedback/events.js';
export { decideFeedback } from './feedback/decide.js';
export { feedbackOutward } from './feedback/outward.js';
export { evolveFeedback, noFeedback, type Feedback } from './feedback/state.js';
