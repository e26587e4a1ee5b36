import { performance } from 'node:perf_hooks';
import { Command, InvalidArgumentError } from 'commander';
import { Bench } from './bench.js';
import { type Figure, isReached } from './figure.js';
import { figures } from './figures/index.js';
import { jsonOf, machineNow, type Measured } from './report/report.js';
import { tableOf } from './report/table.js';

interface Options {
  readonly json?: true;
  readonly quick?: true;
  readonly check?: true;
  readonly only?: readonly Figure[];
}

const names = figures.map(({ name }) => name).join(', ');

function figureNamed(name: string, others: readonly Figure[] = []): readonly Figure[] {
  const figure = figures.find((one) => one.name === name);
  if (!figure) throw new InvalidArgumentError(`There are ${names}.`);
  return [...others, figure];
}

async function run({ json, quick, check, only = figures }: Options): Promise<void> {
  const machine = machineNow();
  const measured: Measured[] = [];
  for (const figure of only) measured.push(await measuredNow(figure, quick === true));
  const report = { machine, isQuick: quick === true, figures: measured };
  console.log(json ? jsonOf(report) : tableOf(report));
  if (check && measured.some(({ readings }) => !readings.every(isReached))) process.exitCode = 1;
}

async function measuredNow(figure: Figure, isQuick: boolean): Promise<Measured> {
  const { name, how } = figure;
  const bench = new Bench(isQuick, (line) => console.error(`${name}: ${line}`));
  const began = performance.now();
  try {
    const readings = await figure.measure(bench);
    return { name, how, seconds: (performance.now() - began) / 1_000, readings };
  } finally {
    await bench.clear();
  }
}

await new Command('bench')
  .description('Measures what the product promises of its speed, each figure against what the machine itself can do.')
  .option('--json', 'answer JSON')
  .option('--quick', 'fewer and shorter rounds, smaller stores')
  .option('--check', 'end with 1 when a target is missed')
  .option('--only <name>', `one figure, may repeat: ${names}`, figureNamed)
  .action(run)
  .parseAsync();
