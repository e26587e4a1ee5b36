import { describe, expect, it } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';

const mains = globSync(['apps/*/main.ts', 'examples/*/main.ts', 'bench/main.ts']);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
const started = ['demo', 'start', 'bench', 'rmactl'];

describe('the programs', () => {
  it.each(mains)('%s imports nothing that an old Node could crash on before it is handed over', (main) => {
    const source = readFileSync(main, 'utf8');

    expect(source.match(/^import .*$/gm)).toEqual(["import { onSupportedNode } from '#rma/platform/node-version';"]);
    expect(source).toMatch(/await onSupportedNode\(\(\) => import\('\.\/[a-z-]+\.js'\)\);/);
  });

  it.each(started)('npm run %s starts one of them after a script that installs and builds', (name) => {
    const main = /dist\/(\S+)\.js$/.exec(scripts[name] ?? '')?.[1];

    expect(existsSync(`${main}.ts`)).toBe(true);
    expect(scripts[`pre${name}`]).toBe(scripts['build']);
  });
});
