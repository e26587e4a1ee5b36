import { beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#rma/platform';
import { temporaryDirectory } from '#rma/platform/testing';
import { categories } from '#rma/returns';
import { loadGuides } from './load-guides.js';

const shipped = join(projectRoot, 'troubleshooting');
const guide = { guideId: 'new-guide', title: 'A guide', steps: ['Turn it off and on.'], safety: [] };

describe('the troubleshooting guides', () => {
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory();
    cpSync(shipped, directory, { recursive: true });
  });

  const load = () => loadGuides(directory);
  const write = (file: string, told: object | string) =>
    writeFileSync(join(directory, file), typeof told === 'string' ? told : JSON.stringify(told));

  it('as they ship have several for every category, each with steps, and say when a battery is not to be touched', () => {
    const guides = load();
    for (const category of categories) expect(guides.find({ category }).length).toBeGreaterThanOrEqual(3);
    for (const { steps } of guides.all) expect(steps.length).toBeGreaterThanOrEqual(4);
    const battery = guides.find({ category: 'cellPhoneBattery' }).flatMap(({ safety }) => safety);
    expect(battery.join(' ')).toMatch(/swollen/);
    expect(battery.join(' ')).toMatch(/dangerous-goods/);
  });

  it('are found by category and product, the product’s own first', () => {
    write('more.json', { category: 'other', guides: [{ ...guide, skus: ['LAMP-*', 'TORCH'] }] });
    const guides = load();
    const idsFor = (query: Parameters<typeof guides.find>[0]) => guides.find(query).map(({ guideId }) => guideId);
    expect(idsFor({ category: 'other' })).toContain('new-guide');
    for (const sku of ['LAMP-7', 'TORCH']) expect(idsFor({ category: 'other', sku })[0]).toBe('new-guide');
    for (const sku of ['TORCH-2', 'MY-LAMP-7']) expect(idsFor({ category: 'other', sku })).not.toContain('new-guide');
    expect(idsFor({ category: 'cellPhone', sku: 'LAMP-7' })).not.toContain('new-guide');
    expect(idsFor({ sku: 'BT-100' })[0]).toBe('bluetooth-not-pairing');
    expect([guides.has('new-guide'), guides.has('another')]).toEqual([true, false]);
  });

  it.each([
    ['no JSON', '{', /^Troubleshooting file wrong\.json is not JSON\.$/],
    ['an unknown category', { category: 'lamp', guides: [guide] }, /^Troubleshooting file wrong\.json is wrong: .*category/s],
    ['an unknown field', { category: 'other', guides: [{ ...guide, hint: 'a' }] }, /wrong\.json is wrong: .*hint/s],
    ['a guide without steps', { category: 'other', guides: [{ ...guide, steps: [] }] }, /wrong\.json is wrong: .*steps/s],
    ['a pattern with a star inside', { category: 'other', guides: [{ ...guide, skus: ['A*B'] }] }, /wrong\.json is wrong: .*skus/s],
    ['a guide that stands twice', { category: 'other', guides: [guide, guide] }, /wrong\.json holds guide new-guide/],
    [
      'a guide that stands in another file',
      { category: 'other', guides: [{ ...guide, guideId: 'phone-no-power' }] },
      /wrong\.json holds guide phone-no-power/,
    ],
  ])('stop the start at %s', (_, told, message) => {
    write('wrong.json', told);
    expect(load).toThrow(message);
  });

  it('stop the start where a category has none for all of its products, or there is no such directory', () => {
    write('other-products.json', { category: 'other', guides: [{ ...guide, skus: ['LAMP-*'] }] });
    expect(load).toThrow(/has a guide for every product of category other\.$/);
    rmSync(directory, { recursive: true });
    expect(load).toThrow(`The troubleshooting directory ${directory} cannot be read.`);
  });
});
