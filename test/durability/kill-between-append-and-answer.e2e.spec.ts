import { describe, expect, it } from '@jest/globals';
import { appendsOf, type Cut, type Life, lifeOf, live, type Trial } from './cut-life.js';
import { everySituation } from './situations-beside.js';
import { onNoStream } from './situations.js';
import { answered, told } from './told.js';

const cuts = everySituation.flatMap((situation) =>
  Array.from({ length: situation.appends }, (_, index): Cut => ({ situation, after: index + 1 })),
);

// EACH=1 is the long form: a process for every cut, instead of one that dies of all of them at the same moment.
const lives: Life[] = [];
for (const together of process.env['EACH'] === '1' ? cuts.map((cut) => [cut]) : [cuts]) lives.push(await live(together));

const trials = lives.flatMap((life) => life.trials.map((trial) => ({ life, trial, name: nameOf(trial) })));

function nameOf({ cut: { situation, after } }: Trial): string {
  return `${situation.route} (${situation.name}), append ${after} of ${situation.appends}`;
}

describe('every command of the API', () => {
  it('is in the table of what a process can die of', () => {
    const listed = new Set([...everySituation.map(({ route }) => route), ...onNoStream]);
    expect([...listed].toSorted()).toEqual([...new Set(lives.flatMap(({ routes }) => routes))].toSorted());
  });
});

describe('a process killed between append and answer', () => {
  it.each(lives)('dies of SIGKILL, and the next one ends in order', ({ ends }) => {
    expect(ends).toEqual(['SIGKILL', 0]);
  });

  it.each(lives)('leaves chains that verify, at its death and ever after', ({ atDeath, onItsOwn, atLast }) => {
    expect([atDeath, onItsOwn, atLast].map(({ breaks }) => breaks)).toEqual([[], [], []]);
  });

  it.each(trials)('has stored what it had appended and answered nobody: $name', ({ life, trial }) => {
    const { events } = life.atDeath;
    const { whole, repeated, leftAlone, cut } = trial;
    expect(whole.answer.status).toBeLessThan(300);
    expect(trial.answered).toBe(false);
    expect([whole, repeated, leftAlone].map((sent) => appendsOf(events, sent))).toEqual([cut.situation.appends, cut.after, cut.after]);
  });

  it.each(trials)('owes an answer that a repeat gets, the same each time, and stores nothing twice: $name', ({ life, trial }) => {
    const { events } = life.atLast;
    const { whole, repeated, repeats } = trial;
    const [first, second] = repeats;
    expect(first && answered(first)).toEqual(answered(whole.answer));
    expect(second).toMatchObject({ status: first?.status, text: first?.text });
    expect(told(lifeOf(events, repeated))).toEqual(told(lifeOf(events, whole)));
  });

  it.each(trials)('is followed by one that finishes the rest unasked, and then knows the answer: $name', ({ life, trial }) => {
    const { whole, leftAlone, lateRepeat, cut } = trial;
    const finishedByCaller = cut.situation.finishedBy === 'caller';
    const expected = finishedByCaller ? lifeOf(life.atDeath.events, leftAlone) : lifeOf(life.atLast.events, whole);
    expect(told(lifeOf(life.onItsOwn.events, leftAlone))).toEqual(told(expected));
    expect(answered(lateRepeat)).toEqual(answered(whole.answer));
    expect(told(lifeOf(life.atLast.events, leftAlone))).toEqual(told(lifeOf(life.atLast.events, whole)));
  });
});
