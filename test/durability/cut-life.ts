import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDirectory } from '#rma/platform/testing';
import type { Answer } from '../support/client.js';
import type { BuiltProgram } from './built-program.js';
import { makeKeys, type Staff, staffAt, startServiceProcess } from './service-process.js';
import { type Asked, send, type Situation } from './situations.js';
import { eventsOfOrders, type StoredEvent, storedEvents, type StoredEvents } from './stored-events.js';

/** Where a process dies: right after so many appends of a command are durable, and before its answer. */
export interface Cut {
  readonly situation: Situation;
  readonly after: number;
}

/** A request that was made ready, or sent. */
export interface Sent {
  readonly asked: Asked;
  readonly key: string;
  readonly correlationId: string;
}

/** The same command three times: once undisturbed, once cut off and asked for again, once cut off and left alone. */
export interface Prepared {
  readonly cut: Cut;
  readonly whole: Sent & { readonly answer: Answer };
  readonly repeated: Sent;
  readonly leftAlone: Sent;
}

export interface Trial extends Prepared {
  /** Whether the process that died of it had answered. */
  readonly answered: boolean;
  readonly repeats: readonly Answer[];
  readonly lateRepeat: Answer;
}

export interface Life {
  readonly trials: readonly Trial[];
  readonly routes: readonly string[];
  /** What was stored: at the death, when the service itself had finished what it could, and when all was asked for again. */
  readonly atDeath: StoredEvents;
  readonly onItsOwn: StoredEvents;
  readonly atLast: StoredEvents;
  readonly ends: readonly (number | string)[];
}

const patience = 15_000;

/** Lets a process die of all these cuts at once, twice each, and goes on in another one. */
export async function live(cuts: readonly Cut[]): Promise<Life> {
  const dataDir = temporaryDirectory();
  const dying = await startServiceProcess({ dataDir, program: 'test/durability/cut-off.js', args: [String(2 * cuts.length)] });
  const keys = await makeKeys(dying.url);
  const routes = await commandRoutes(dying.url);
  const before = staffAt(dying.url, keys);
  const prepared = await Promise.all(cuts.map((cut) => prepare(before, cut)));
  const deaths = prepared.map(({ repeated, leftAlone }) => isAnswered(before, [repeated, leftAlone]));
  const death = await deathOf(dying);
  const atDeath = storedEvents(dataDir);

  const service = await startServiceProcess({ dataDir });
  const staff = staffAt(service.url, keys);
  const asked = await Promise.all(prepared.map(({ repeated }) => twice(staff, repeated)));
  const onItsOwn = await finished(dataDir, prepared);
  const trials = prepared.map(async (trial, index): Promise<Trial> => {
    const { asked: late, key } = trial.leftAlone;
    return { ...trial, answered: (await deaths[index]) ?? true, repeats: asked[index] ?? [], lateRepeat: await send(staff, late, key) };
  });
  const told = await Promise.all(trials);
  const end = await service.end('SIGTERM');
  return { trials: told, routes, atDeath, onItsOwn, atLast: storedEvents(dataDir), ends: [death, end] };
}

/** Runs the command undisturbed once, and brings two more cases to where it can be asked for. */
export async function prepare(staff: Staff, cut: Cut): Promise<Prepared> {
  const { situation, after } = cut;
  const [asked, repeated, leftAlone] = await Promise.all([situation.ask(staff), situation.ask(staff), situation.ask(staff)]);
  const key = randomUUID();
  const answer = await send(staff, asked, key);
  const victim = (its: Asked): Sent => {
    const itsKey = randomUUID();
    return { asked: its, key: itsKey, correlationId: `${itsKey}.cut-after-${after}` };
  };
  return { cut, whole: { asked, key, correlationId: key, answer }, repeated: victim(repeated), leftAlone: victim(leftAlone) };
}

/** How a process dies; one that goes on living is ended, which is told by how. */
export async function deathOf(dying: BuiltProgram): Promise<number | string> {
  const lingering = setTimeout(() => void dying.end('SIGTERM'), patience);
  return dying.ended.finally(() => clearTimeout(lingering));
}

async function isAnswered(staff: Staff, victims: readonly Sent[]): Promise<boolean> {
  const requests = victims.map(({ asked, key, correlationId }) => send(staff, asked, key, correlationId));
  return (await Promise.allSettled(requests)).some(({ status }) => status === 'fulfilled');
}

async function twice(staff: Staff, { asked, key }: Sent): Promise<readonly Answer[]> {
  const first = await send(staff, asked, key);
  return [first, await send(staff, asked, key)];
}

/** Waits until the service has stored as much for each command left alone as for the undisturbed one, or has had time enough for it. */
async function finished(dataDir: string, prepared: readonly Prepared[]): Promise<StoredEvents> {
  const own = prepared.filter(({ cut }) => cut.situation.finishedBy !== 'caller');
  for (const deadline = Date.now() + patience; ; await sleep(100)) {
    const stored = storedEvents(dataDir);
    const isDone = ({ whole, leftAlone }: Prepared) => lifeOf(stored.events, leftAlone).length >= lifeOf(stored.events, whole).length;
    if (own.every(isDone) || Date.now() > deadline) return stored;
  }
}

/** What is stored of the orders that a command is about, and all that it led to elsewhere. */
export const lifeOf = (events: readonly StoredEvent[], { asked, key }: Sent): readonly StoredEvent[] =>
  eventsOfOrders(events, asked.orderIds, key);

/** How many appends a command has come to. */
export function appendsOf(events: readonly StoredEvent[], { correlationId }: Sent): number {
  const own = events.filter(({ metadata }) => metadata.correlationId === correlationId);
  return new Set(own.map(({ stream, metadata }) => `${stream} ${metadata.commandId}`)).size;
}

async function commandRoutes(url: string): Promise<readonly string[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as { readonly paths: Readonly<Record<string, object>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'get')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}
