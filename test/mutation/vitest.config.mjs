import { env } from 'node:process';

/** The specs of the domain are written for jest; vitest runs them unchanged, and much faster for one mutant after another. */
export default {
  resolve: { alias: { '@jest/globals': env.MUTATION_GLOBALS }, conditions: ['rma-source'] },
  test: {
    include: env.MUTATION_SPECS.split(','),
    exclude: ['**/reservation-protocol.spec.ts'],
    env: { FC_SEED: '1', FC_RUNS: '20' },
    testTimeout: 60_000,
    pool: 'threads',
    isolate: false,
  },
};
