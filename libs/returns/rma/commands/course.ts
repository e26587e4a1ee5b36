import type { Basis, Resolution } from '../../codes.js';
import type { Circumstances } from '../../command.js';
import type { Refusal } from '../../decision.js';
import type { LineId, Sealed } from '../../ids.js';
import type { CaseContinuation } from '../../order/events.js';
import type { BasisChanged, Troubleshooting } from '../events.js';
import type { NamedUnits } from '../select.js';

export interface ReissueForm extends Circumstances {
  readonly type: 'ReissueForm';
}

/** Time has passed: what that means for the case is decided by its own last day. */
export interface ExpireRma extends Circumstances {
  readonly type: 'ExpireRma';
}

/** Goes on under the reservation that the order's stream describes. */
export interface ContinueCase extends Circumstances {
  readonly type: 'ContinueCase';
  readonly continuation: CaseContinuation;
}

export interface DeclareLost extends Circumstances {
  readonly type: 'DeclareLost';
  readonly lines?: readonly NamedUnits[] | undefined;
}

/** So many units of the line were received in truth. */
export interface CorrectReceipt extends Circumstances {
  readonly type: 'CorrectReceipt';
  readonly lineId: LineId;
  readonly quantity: number;
  readonly personal: Sealed | null;
}

/** The system's: closes what is settled, and is content where it is not. */
export interface CloseIfSettled extends Circumstances {
  readonly type: 'CloseIfSettled';
}

export interface ReopenRma extends Circumstances {
  readonly type: 'ReopenRma';
  readonly personal: Sealed | null;
}

export interface ChangeBasis extends Circumstances {
  readonly type: 'ChangeBasis';
  readonly basis: Basis;
  readonly wantedResolution: Resolution;
  readonly troubleshooting: Troubleshooting | null;
  /** What the order's facts say of the new basis as of the original request. */
  readonly judgement: BasisChanged['entitlements'] | Refusal;
  readonly personal: Sealed | null;
}

export type CourseCommand =
  ReissueForm | ExpireRma | ContinueCase | DeclareLost | CorrectReceipt | CloseIfSettled | ReopenRma | ChangeBasis;
