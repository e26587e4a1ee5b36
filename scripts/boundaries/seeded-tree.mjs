import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../project.mjs';

const copied = ['apps', 'bench', 'examples', 'libs', 'test', 'scripts', '.dependency-cruiser.cjs', '.oxlintrc.json', 'tsconfig.json'];

/** A throw-away copy of the project with files added, and with packages that exist in name alone; removed after `use`. */
export function withSeededTree({ files, declared, undeclared }, use) {
  const tree = mkdtempSync(join(tmpdir(), 'rma-boundaries-'));
  try {
    for (const path of copied) if (existsSync(join(root, path))) cpSync(join(root, path), join(tree, path), { recursive: true });
    linkPackages(tree);
    for (const name of [...declared, undeclared]) standIn(tree, name);
    declare(tree, declared);
    for (const { at, code } of files) {
      mkdirSync(dirname(join(tree, at)), { recursive: true });
      appendFileSync(join(tree, at), `\n${code}\n`);
    }
    return use(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function linkPackages(tree) {
  mkdirSync(join(tree, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(tree, 'node_modules', name));
}

function standIn(tree, name) {
  const folder = join(tree, 'node_modules', name);
  if (existsSync(folder)) throw new Error(`${name} is installed now: its stand-in in scripts/boundaries/seeds.mjs can go`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  writeFileSync(join(folder, 'index.js'), '');
}

function declare(tree, names) {
  const description = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of names) description.dependencies[name] = '0.0.0';
  writeFileSync(join(tree, 'package.json'), JSON.stringify(description));
}
