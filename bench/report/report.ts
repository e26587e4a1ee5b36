import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { isReached, type Reading } from '../figure.js';

/** A figure as it was measured. */
export interface Measured {
  readonly name: string;
  readonly how: string;
  readonly seconds: number;
  readonly readings: readonly Reading[];
}

export interface Report {
  readonly machine: string;
  readonly isQuick: boolean;
  readonly figures: readonly Measured[];
}

/** What the values depend on; other work on the machine shows in the load. */
export function machineNow(): string {
  const load = loadavg()[0]?.toFixed(1);
  return `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, load ${load}`;
}

/** The report with a verdict at every target, for programs. */
export function jsonOf({ machine, isQuick, figures }: Report): string {
  const judged = figures.map(({ readings, ...figure }) => ({
    ...figure,
    readings: readings.map((reading) => (reading.target ? { ...reading, reached: isReached(reading) } : reading)),
  }));
  return JSON.stringify({ machine, isQuick, figures: judged }, undefined, 2);
}
