// `npm run boundaries`: the import rules hold, every rule speaks of something that exists, and every rule fires.
import { cruise } from './cruise.mjs';
import { lint } from './lint.mjs';
import { deadRooms, deadRules } from './liveness.mjs';
import { declaredStandIns, files, lintSeeds, seeds, undeclaredStandIn } from './seeds.mjs';
import { withSeededTree } from './seeded-tree.mjs';
import { root } from '../project.mjs';

const project = cruise(root);
const broken = project.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
report('import rules broken', broken);
report('rules and rooms that speak of nothing', [...deadRooms(), ...deadRules(project)]);
if (broken.length === 0) report('rules that do not fire as they should', misfires());
if (process.exitCode === undefined)
  console.log(`${project.rules.length} import rules hold over ${project.sources.length} modules, and each was seen to fire`);

function misfires() {
  const everything = { files: [...files, ...lintSeeds], declared: declaredStandIns, undeclared: undeclaredStandIn };
  return withSeededTree(everything, (tree) => {
    const { violations } = cruise(tree);
    const lintPaths = lintSeeds.map((seed) => seed.at);
    const complaints = lint(tree, lintPaths);
    const seededPaths = [...seeds.map((seed) => seed.at), ...lintPaths];
    return [
      ...seeds.flatMap((seed) => misfire(seed, violations)),
      ...lintSeeds.flatMap((seed) => misfire(seed, complaints)),
      ...project.rules.filter((rule) => !seeds.some((seed) => seed.rule === rule.name)).map((rule) => `${rule.name} has no seed`),
      ...violations
        .filter(({ from }) => !seededPaths.includes(from))
        .map(({ rule, from, to }) => `${rule}: ${from} → ${to} was not seeded`),
    ];
  });
}

function misfire({ rule, at }, violations) {
  const reported = [...new Set(violations.filter(({ from }) => from === at).map((violation) => violation.rule))];
  return reported.length === 1 && reported[0] === rule ? [] : [`${at} breaks ${rule}; reported: ${reported.join(', ') || 'nothing'}`];
}

function report(title, lines) {
  if (lines.length === 0) return;
  console.error(`${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  process.exitCode = 1;
}
