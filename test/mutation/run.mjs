// Changes the domain's code in every small way there is and looks whether a test notices: `npm run mutation`, or
// `npm run mutation -- order` for one area. Each area is tried against the tests beside it, so the score is what these
// tests hold by themselves: the random walks over the whole domain, which would find more, take no part.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { argv, env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const atLeast = 85;
const areas = {
  beside: ['calendar', 'factory-claim', 'feedback', 'money', 'parcel', 'policy', 'refund'],
  order: ['order'],
  rma: ['rma'],
};

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = (command, args, cwd, more = {}) => {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...env, ...more } });
  if (status !== 0) process.exit(status ?? 1);
};

/** What became of the mutants of an area. */
function measured(area) {
  const all = (kind) => areas[area].map((folder) => `libs/returns/${folder}/**/*${kind}`);
  run(
    execPath,
    [
      at('node_modules/@stryker-mutator/core/bin/stryker.js'),
      'run',
      at('stryker.json'),
      '--mutate',
      [...all('.ts'), '!libs/returns/**/*.spec.ts'].join(','),
      '--incrementalFile',
      `test/mutation/.cache/${area}.json`,
    ],
    at('../..'),
    { MUTATION_GLOBALS: at('jest-globals.mjs'), MUTATION_SPECS: all('.spec.ts').join(',') },
  );
  const { files } = JSON.parse(readFileSync(at(`.cache/${area}.json`), 'utf8'));
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...names) => statuses.filter((status) => names.includes(status)).length;
  return { area, found: count('Killed', 'Timeout'), missed: count('Survived', 'NoCoverage') };
}

if (!existsSync(at('node_modules'))) run('npm', ['ci', '--no-fund', '--no-audit'], at('.'));
const chosen = argv.slice(2);
const unknown = chosen.find((area) => !(area in areas));
if (unknown !== undefined) throw new Error(`There is no area ${unknown}; there are ${Object.keys(areas).join(', ')}.`);
const results = (chosen.length > 0 ? chosen : Object.keys(areas)).map(measured);
const sum = (name) => results.reduce((total, result) => total + result[name], 0);
const score = ({ found, missed }) => Number(((100 * found) / (found + missed)).toFixed(2));
console.table(
  [...results, { area: 'all', found: sum('found'), missed: sum('missed') }].map((result) => ({ ...result, score: score(result) })),
);
if (score({ found: sum('found'), missed: sum('missed') }) < atLeast) process.exit(1);
