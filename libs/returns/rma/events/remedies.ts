// A stored event type is a promise: its name and fields never change, golden.json holds a sample of each.
import type { DeclineReason } from '../../codes.js';
import type { Day, LineId, OrderId, ReservationId, Sealed } from '../../ids.js';
import type { Money } from '../../money/money.js';
import type { Slots } from '../../money/slots.js';
import type { UnitsOfLine } from './goods.js';

/** A product is set aside for these units. */
export interface ReplacementAllocated {
  readonly type: 'ReplacementAllocated';
  readonly resolution: 'replaceSame' | 'replaceSameValue';
  readonly lineId: LineId;
  readonly slots: Slots;
  readonly sku: string;
  /** What one is worth, where another product replaces them: the net value of a slot. */
  readonly unitValue: Money | null;
}

/** Nothing can be sent for these units; who asked chooses again. */
export interface ReplacementUnavailable {
  readonly type: 'ReplacementUnavailable';
  readonly lines: readonly UnitsOfLine[];
}

export interface ShippedReplacement extends UnitsOfLine {
  readonly sku: string;
  /** Of these slots in ascending order; those at the end that have none are left out. */
  readonly serialNumbers: readonly string[];
}

/** The replacements left us, at our cost (R11): these units are settled. */
export interface ReplacementShipped {
  readonly type: 'ReplacementShipped';
  readonly orderId: OrderId;
  readonly reservationId: ReservationId;
  readonly carrier: string;
  readonly lines: readonly ShippedReplacement[];
  /** The tracking number. */
  readonly personal: Sealed | null;
}

/** Replacements were lost on their way to the customer: the units are held again, by a new reservation, and another one is owed. */
export interface ReplacementLost {
  readonly type: 'ReplacementLost';
  readonly reservationId: ReservationId;
  readonly lines: readonly UnitsOfLine[];
}

export interface RepairStarted {
  readonly type: 'RepairStarted';
  readonly lines: readonly UnitsOfLine[];
}

/** Repaired, parts and labour at no charge; to be shipped back. */
export interface RepairCompleted {
  readonly type: 'RepairCompleted';
  readonly lines: readonly UnitsOfLine[];
  readonly parts: readonly { readonly partNumber: string; readonly quantity: number }[];
  readonly labourMinutes: number;
  readonly charged: Money;
}

/** Cannot be repaired; a replacement is to be chosen. */
export interface RepairAbandoned {
  readonly type: 'RepairAbandoned';
  readonly lines: readonly UnitsOfLine[];
  /** The reason as typed. */
  readonly personal: Sealed | null;
}

export interface ClaimedUnits extends UnitsOfLine {
  readonly sku: string;
  readonly faultCode: string | null;
  readonly findings: readonly DeclineReason[];
}

/** The factory is asked to honour its warranty; the claim goes its own way and no customer waits for it. */
export interface FactoryClaimRequested {
  readonly type: 'FactoryClaimRequested';
  readonly claimId: string;
  readonly factoryId: string;
  readonly lines: readonly ClaimedUnits[];
  readonly timeZone: string;
  readonly openedOn: Day;
  /** The last day for the factory's answer. */
  readonly dueBy: Day;
}
