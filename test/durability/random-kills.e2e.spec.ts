import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '#rma/platform/testing';
import { contradictions } from './contradictions.js';
import { type Acknowledged, MixedLoad } from './mixed-load.js';
import { RestartingService } from './restarting-service.js';
import { storedEvents, type StoredEvents } from './stored-events.js';

const kills = Number(process.env['KILLS'] ?? 3); // the long form: KILLS=50
const callers = 8;
const enough = 500; // acknowledged answers, so that every kind of life is among them
const patience = 15_000;

const service = new RestartingService(temporaryDirectory());
const load = new MixedLoad(service);
const forgotten: string[] = [];
const calls = load.run(callers);
for (let kill = 0, known = 0; kill < kills; kill += 1) {
  await sleep(200 + Math.random() * 600);
  await service.kill(kill % 3 === 2 ? Math.random() * 600 : undefined);
  const since = load.acknowledged.slice(known);
  known += since.length;
  forgotten.push(...(await forgottenOf(since)));
}
while (load.acknowledged.length < enough) await sleep(20);
load.end();
await calls;
const stored = await atRest();
forgotten.push(...(await forgottenOf(load.acknowledged)));
const afterRepeats = storedEvents(service.dataDir);
const end = await service.stop();

/** The acknowledged answers that a repeat does not get, byte for byte. */
async function forgottenOf(acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
  const found: string[] = [];
  const left = acknowledged.values();
  const repeat = async () => {
    for (const { request, status, text } of left) {
      const answer = await service.askUntilAnswered(request);
      if (answer.status !== status || answer.text !== text) found.push(`${request.path}: ${answer.text}, but once ${text}`);
    }
  };
  await Promise.all(Array.from({ length: callers }, repeat));
  return found;
}

/** Waits until the service has finished what callers that went away had asked for. */
async function atRest(): Promise<StoredEvents> {
  for (const deadline = Date.now() + patience; ; await sleep(250)) {
    const now = storedEvents(service.dataDir);
    if (contradictions(now.events).length === 0 || Date.now() > deadline) return now;
  }
}

const onceOnly = [
  'UnitsReserved',
  'UnitsReleased',
  'UnitsRefunded',
  'ReturnRequested',
  'RefundRequested',
  'RefundSettled',
  'ManualRefundRecorded',
];

function indexOf(type: string): number {
  const index = stored.events.findIndex((event) => event.type === type);
  if (index < 0) throw new Error(`The load led to no ${type}.`);
  return index;
}

describe(`a service killed ${kills} times at random moments while ${callers} callers use it`, () => {
  it('answers every acknowledged request again, byte for byte, and stores nothing for it', () => {
    expect(forgotten).toEqual([]);
    expect(afterRepeats.events.length).toBe(stored.events.length);
  });

  it('refuses nobody for having died', () => {
    expect(load.wrong).toEqual([]);
  });

  it('has every chain whole, without gap, and ends in order', () => {
    expect(stored.breaks).toEqual([]);
    expect(end).toBe(0);
  });

  it('holds no unit twice, opens a case for each reservation, and settles what is paid, once', () => {
    expect(contradictions(stored.events)).toEqual([]);
  });

  it.each(onceOnly)('would be found out, had one %s got lost', (type) => {
    expect(contradictions(stored.events.toSpliced(indexOf(type), 1))).not.toEqual([]);
  });

  it.each(onceOnly)('would be found out, had one %s been stored twice', (type) => {
    const again = stored.events.slice(indexOf(type), indexOf(type) + 1).map((event) => ({ ...event, id: 'another' }));
    expect(contradictions(stored.events.toSpliced(indexOf(type), 0, ...again))).not.toEqual([]);
  });
});
