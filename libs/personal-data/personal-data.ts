import { setTimeout as sleep } from 'node:timers/promises';
import { GroupCommit, openStore, type StoreIdentity, storeIdentityIn } from '#rma/platform';
import { BrokenSeal, SubjectErased, TracesLeft } from './errors.js';
import { fileOwner, openFileSeal, sealFile } from './file-seal.js';
import { fingerprintUnder } from './fingerprint.js';
import { KeyTable, steps } from './key-table.js';
import type { Person, PersonalValue } from './person.js';
import { RecentlyUsed } from './recently-used.js';
import { openSeal, parseSeal, personKeys, type PersonKeys, plaintextOf, seal } from './seal.js';

/** Seals what belongs to a person before it enters an event, and forgets a person by destroying their keys. */
export interface PersonalData {
  readonly identity: StoreIdentity;
  /** Seals a value under the person's keys, which are durable before this resolves; null where there is nothing in it. Throws SubjectErased. */
  seal(person: Person, value: PersonalValue | null | undefined): Promise<string | null>;
  /** What was sealed, or `erased`. Throws BrokenSeal. */
  open(sealed: string): Promise<PersonalValue | 'erased'>;
  /** Seals a file as texts are sealed, under the same keys. Throws SubjectErased. */
  sealFile(person: Person, content: Buffer): Promise<Buffer>;
  /** The file as it was sealed, or `erased`. Throws BrokenSeal. */
  openFile(sealed: Buffer): Promise<Buffer | 'erased'>;
  openMany(sealed: readonly string[]): Promise<readonly (PersonalValue | 'erased')[]>;
  /** Destroys the person's keys in every file and keeps a tombstone; resolves when that is durable. Again: the same answer. Throws TracesLeft. */
  erase(person: Person): Promise<{ readonly erasedAt: string }>;
  /** When the person was erased (UTC), or undefined. */
  erasedAt(person: Person): Promise<string | undefined>;
  /** 64 hex characters, the same for the same JSON, which nobody can find by guessing without this installation's secret. */
  fingerprint(payload: unknown): string;
  /** Waits for what was asked before, then closes. */
  close(): Promise<void>;
}

const cachedPeople = 5_000;

/** Opens (or creates, mode 0600) keys.db. One process at a time may have it open for writing. */
export function openPersonalData(file: string, now: () => Date = () => new Date()): PersonalData {
  return new SealedWithKeysOfTheirOwn(file, now);
}

class SealedWithKeysOfTheirOwn implements PersonalData {
  readonly identity: StoreIdentity;
  readonly fingerprint: (payload: unknown) => string;
  readonly #table: KeyTable;
  readonly #commits: GroupCommit;
  readonly #cache = new RecentlyUsed<PersonKeys>(cachedPeople);
  readonly #now: () => Date;
  readonly #close: () => void;

  constructor(file: string, now: () => Date) {
    const database = openStore(file, steps);
    database.pragma('secure_delete = ON');
    this.identity = storeIdentityIn(database, { store: 'keys.db', irreplaceable: true });
    this.#table = new KeyTable(database);
    this.#table.emptyLog(); // an erasure may have been killed before it came to that
    this.#commits = new GroupCommit(database);
    this.fingerprint = fingerprintUnder(this.#table.secret('fingerprint'));
    this.#now = now;
    this.#close = () => void database.close();
  }

  async seal(person: Person, value: PersonalValue | null | undefined): Promise<string | null> {
    const plaintext = plaintextOf(value);
    return plaintext && seal(await this.#keysOf(person), plaintext);
  }

  async sealFile(person: Person, content: Buffer): Promise<Buffer> {
    return sealFile(await this.#keysOf(person), content);
  }

  async openFile(sealed: Buffer): Promise<Buffer | 'erased'> {
    const person = fileOwner(sealed);
    return this.#unlessErased(() => openFileSeal(this.#held(person, `${sealed.length} bytes`), sealed));
  }

  async open(sealed: string): Promise<PersonalValue | 'erased'> {
    const parsed = parseSeal(sealed);
    return this.#unlessErased(() => openSeal(this.#held(parsed.person, sealed), parsed));
  }

  openMany(sealed: readonly string[]): Promise<readonly (PersonalValue | 'erased')[]> {
    return Promise.all(sealed.map((one) => this.open(one)));
  }

  async erase(person: Person): Promise<{ readonly erasedAt: string }> {
    const at = this.#now().toISOString();
    await this.#commits.run(() => this.#table.destroy(person, at));
    this.#cache.delete(nameOf(person));
    await this.#leaveNoTraces();
    return { erasedAt: this.#table.find(person)?.since ?? at };
  }

  async erasedAt(person: Person): Promise<string | undefined> {
    const row = this.#table.find(person);
    return row?.erased ? row.since : undefined;
  }

  async close(): Promise<void> {
    await this.#commits.run(() => undefined);
    this.#close();
  }

  #unlessErased<Value>(open: () => Value): Value | 'erased' {
    try {
      return open();
    } catch (error) {
      if (error instanceof SubjectErased) return 'erased';
      throw error;
    }
  }

  #held(person: Person, sealed: string): PersonKeys {
    const keys = this.#known(person);
    if (!keys) throw new BrokenSeal(sealed, `there are no keys of ${person.kind} ${person.id} here`);
    return keys;
  }

  async #keysOf(person: Person): Promise<PersonKeys> {
    return this.#known(person) ?? (await this.#introduced(person));
  }

  #known(person: Person): PersonKeys | undefined {
    const name = nameOf(person);
    const cached = this.#cache.get(name);
    if (cached) return cached;
    const row = this.#table.find(person);
    if (!row) return undefined;
    if (row.erased) throw new SubjectErased(person);
    const keys = personKeys(person, row.keys);
    this.#cache.set(name, keys);
    return keys;
  }

  /** Reads the keys back after the commit, so that of two who ask at once, and of an erasure in between, the stored row decides. */
  async #introduced(person: Person): Promise<PersonKeys> {
    const at = this.#now().toISOString();
    await this.#commits.run(() => this.#table.add(person, at));
    const keys = this.#known(person);
    if (!keys) throw new Error(`The keys of ${person.kind} ${person.id} were not stored.`);
    return keys;
  }

  async #leaveNoTraces(): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      if (this.#table.emptyLog()) return;
      await sleep(50);
    }
    throw new TracesLeft();
  }
}

const nameOf = (person: Person): string => `${person.kind} ${person.id}`;
