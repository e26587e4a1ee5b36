import { env, stderr } from 'node:process';
import fc from 'fast-check';

// FC_SEED repeats a run, FC_RUNS=20000 makes a long one.
const seed = Number(env['FC_SEED'] ?? fc.sample(fc.noBias(fc.integer()), 1)[0]);
let told = false;

/** Holds the property over `runs` random cases, or FC_RUNS of them; the seed is printed once a file. */
export function assertHolds<Values>(property: fc.IProperty<Values>, runs = 100): void {
  if (!told) stderr.write(`FC_SEED=${seed}\n`);
  told = true;
  fc.assert(property, { seed, numRuns: Number(env['FC_RUNS'] ?? runs) });
}
