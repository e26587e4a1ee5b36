import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

const sources = globSync('{apps,bench,examples,libs,test}/**/*.ts', { exclude: (path) => path.includes('node_modules') });

describe('names', () => {
  it('of files and folders say what is inside', () => {
    expect(sources.filter((path) => /(^|[/-])(utils?|helpers?|managers?|common|shared|misc|base|impl)([-.]|\/)/.test(path))).toEqual([]);
  });

  it('of what is declared say what it is', () => {
    const declared = sources.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^export (?:abstract )?(?:class|interface|type|function|const) (\w+)/gm)].map(
        (match) => `${match[1]} in ${path}`,
      ),
    );

    expect(declared.length).toBeGreaterThan(0);
    expect(declared.filter((one) => /^\w*(Manager|Helper|Utils?|Impl|Common)\b|^Base[A-Z]|^Abstract[A-Z]/.test(one))).toEqual([]);
  });
});
