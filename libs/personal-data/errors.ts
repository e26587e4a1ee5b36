import type { Person } from './person.js';

/** The person was erased: no key is ever made for that id again. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  readonly person: Person;

  constructor(person: Person) {
    super(`The personal data of ${person.kind} ${person.id} was erased; nothing can be sealed for that id any more.`);
    this.person = person;
  }
}

/** A sealed value that was changed, cut, or sealed with keys that are not in this store. */
export class BrokenSeal extends Error {
  override readonly name = 'BrokenSeal';

  constructor(sealed: string, fact: string) {
    super(`The sealed value ${sealed.slice(0, 40)}… (${sealed.length} characters) cannot be opened: ${fact}.`);
  }
}

/** An erasure that is final but left traces in the write-ahead log, because someone else reads the file; erase again. */
export class TracesLeft extends Error {
  override readonly name = 'TracesLeft';

  constructor() {
    super('The keys are destroyed, but another reader of keys.db keeps its write-ahead log from being emptied; end it and erase again.');
  }
}
