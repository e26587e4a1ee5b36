import { types } from 'node:util';
import type { EventStore } from '#rma/event-store';
import type { Clock } from '#rma/platform';
import { isStalled, lagOf, type Progress, type StallRule } from '#rma/read-models';
import { inTime } from './in-time.js';
import type { DependencyState, Phase, ReadinessReport, ViewState } from './readiness-report.js';
import { reasonsOf } from './reasons-of.js';

/** Something without which requests cannot be answered. */
export interface Dependency {
  readonly name: string;
  /** Throws where it cannot be used. */
  readonly check: () => unknown;
}

export interface ReadinessParts {
  readonly store: EventStore;
  readonly dependencies: readonly Dependency[];
  readonly views: readonly { progress(): Progress }[];
  readonly clock: Clock;
  readonly rule: StallRule;
  readonly patienceMilliseconds?: number;
  /** For how long a look is good for everyone who asks, who need no key. */
  readonly rememberMilliseconds?: number;
}

type Looked = Pick<ReadinessReport, 'dependencies' | 'views'>;

/** Whether the service should be sent requests: its phase, what it depends on, and how far its views are behind. */
export class Readiness {
  readonly #parts: ReadinessParts;
  readonly #patience: number;
  readonly #remember: number;
  #phase: Phase = 'starting';
  #last: { readonly at: number; readonly looked: Promise<Looked> } | undefined;

  constructor(parts: ReadinessParts) {
    this.#parts = parts;
    this.#patience = parts.patienceMilliseconds ?? 2_000;
    this.#remember = parts.rememberMilliseconds ?? 500;
  }

  serves(): void {
    this.#phase = 'serving';
  }

  stops(): void {
    this.#phase = 'stopping';
  }

  async report(): Promise<ReadinessReport> {
    const looked = await this.#look();
    const reasons = reasonsOf(this.#phase, looked.dependencies, looked.views);
    return { status: reasons.length === 0 ? 'ready' : 'unready', reasons, ...looked };
  }

  #look(): Promise<Looked> {
    const now = performance.now();
    if (!this.#last || now - this.#last.at > this.#remember) this.#last = { at: now, looked: this.#lookAnew() };
    return this.#last.looked;
  }

  async #lookAnew(): Promise<Looked> {
    const { dependencies, views } = this.#parts;
    const [states, lags] = await Promise.all([
      Promise.all(dependencies.map((one) => this.#stateOf(one))),
      Promise.all(views.map((view) => this.#viewState(view.progress()))),
    ]);
    return { dependencies: states, views: lags };
  }

  async #stateOf({ name, check }: Dependency): Promise<DependencyState> {
    try {
      await inTime(
        this.#patience,
        Promise.try(() => check()),
      );
      return { name, isUp: true, failure: null };
    } catch (error) {
      return { name, isUp: false, failure: kindOf(error) }; // whatever it is, this is the place that tells of it
    }
  }

  async #viewState(progress: Progress): Promise<ViewState> {
    const { store, clock, rule } = this.#parts;
    try {
      const { view: name, ...lag } = await inTime(this.#patience, lagOf(store, progress, clock.now(), rule.lagEvents));
      return { name, state: isStalled({ view: name, ...lag }, rule) ? 'stalled' : 'following', lag };
    } catch {
      return { name: progress.view, state: 'unknown', lag: null };
    }
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error) && !types.isNativeError(error)) return 'unknown'; // a store's may come of another realm
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
