import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#rma/platform';

const page = readFileSync(join(projectRoot, 'docs', 'guarantees.md'), 'utf8');
const links = Array.from(page.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+)\)/g), ([, sentence = '', file = '']) => ({ sentence, file }));
/** A sentence of a test has several words; a shorter name stands for the whole file. */
const isSentence = (text: string) => text.split(' ').length > 4;
const literally = (text: string) => new RegExp(RegExp.escape(text));

const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

describe('the guarantees', () => {
  it('name every reading of the policy and every invariant', () => {
    const rules = [...numbered('R', 14), ...numbered('I', 16)];
    expect(rules.filter((rule) => !new RegExp(`\\b${rule}\\b`).test(page))).toEqual([]);
  });

  it('are many, and each names its test', () => {
    const promises = page.split('\n').filter((line) => /^\| (?!promise)[^-]/.test(line));
    expect(promises.length).toBeGreaterThan(30);
    for (const promise of promises) expect(promise).toContain('](../');
  });

  it.each(links)('name a test that is there: $sentence', ({ sentence, file }) => {
    const path = join(projectRoot, file);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toMatch(isSentence(sentence) ? literally(sentence) : /expect|Conformance/);
  });
});
