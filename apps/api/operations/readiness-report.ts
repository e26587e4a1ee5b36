import type { Lag } from '#rma/read-models';

export type Phase = 'starting' | 'serving' | 'stopping';

export interface DependencyState {
  readonly name: string;
  readonly isUp: boolean;
  /** What kind of failure it was; never its text, which may tell of the inside. */
  readonly failure: string | null;
}

export interface ViewState {
  readonly name: string;
  readonly state: 'following' | 'stalled' | 'unknown';
  readonly lag: Omit<Lag, 'view'> | null;
}

export interface ReadinessReport {
  readonly status: 'ready' | 'unready';
  readonly reasons: readonly string[];
  readonly dependencies: readonly DependencyState[];
  readonly views: readonly ViewState[];
}
