import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Answered } from '#rma/commands';
import { outcomeOf } from './outcome-of.js';

/** What a number is raised by, found once and kept. */
type Children = Map<string, { inc(): void }>;

/** What the service counts of itself, for Prometheus. Nothing here names a person, a case or an order: routes are told by their pattern. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #children: Children = new Map();
  readonly #commands = this.#counter('rma_commands_total', 'Commands by what came of them; a repeat counts as what it is answered.', [
    'command',
    'outcome',
    'code',
  ]);
  readonly #requests = this.#counter('rma_http_requests_total', 'HTTP requests that were answered.', ['method', 'route', 'status']);
  readonly #conflicts = new Counter({
    name: 'rma_append_conflicts_total',
    help: 'Appends that found their stream changed by others.',
    registers: [this.#registry],
  });
  readonly #appends = new Histogram({
    name: 'rma_append_seconds',
    help: 'Time from an append to its durable answer.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.#registry],
  });
  readonly #lagEvents = this.#gauge(
    'rma_view_lag_events',
    'Events a view does not show yet; counted up to one past READY_LAG_EVENTS.',
    'view',
  );
  readonly #lagSeconds = this.#gauge('rma_view_lag_seconds', 'Age of the oldest event a view does not show yet.', 'view');
  readonly #deadlines = new Gauge({
    name: 'rma_deadlines_due',
    help: 'Last days that have passed and did not take effect yet.',
    registers: [this.#registry],
  });

  command(command: string, answered: Answered<unknown>): void {
    const { outcome, code } = outcomeOf(answered);
    this.#raise(this.#commands, command, outcome, code);
  }

  /** A command that came to no outcome: a store did not answer, or something is wrong here. */
  commandFailed(command: string): void {
    this.#raise(this.#commands, command, 'failed', '');
  }

  request(method: string, route: string, status: number): void {
    this.#raise(this.#requests, method, route, String(status));
  }

  append(seconds: number): void {
    this.#appends.observe(seconds);
  }

  conflict(): void {
    this.#conflicts.inc();
  }

  /** Sets what is only known when somebody asks; of a view that could not be looked at nothing is told. */
  look(lags: readonly { readonly view: string; readonly events: number; readonly seconds: number }[], deadlinesDue: number): void {
    this.#lagEvents.reset();
    this.#lagSeconds.reset();
    for (const { view, events, seconds } of lags) {
      this.#lagEvents.set({ view }, events);
      this.#lagSeconds.set({ view }, seconds);
    }
    this.#deadlines.set(deadlinesDue);
  }

  /** Everything in Prometheus's text format 0.0.4. */
  async text(): Promise<string> {
    return `${await this.#registry.metrics()}\n${await ofTheProcess().metrics()}`;
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #gauge<Label extends string>(name: string, help: string, ...labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }

  #raise(counter: Counter, ...labels: readonly [string, string, string]): void {
    const key = labels.join(' '); // the labels of one counter are never those of the other
    let child = this.#children.get(key);
    if (!child) this.#children.set(key, (child = counter.labels(...labels)));
    child.inc();
  }
}

let processRegistry: Registry | undefined;

/** Memory, processor, handles and the delay of the event loop: one process has them once, however many services it runs. */
function ofTheProcess(): Registry {
  if (!processRegistry) collectDefaultMetrics({ register: (processRegistry = new Registry()) });
  return processRegistry;
}
