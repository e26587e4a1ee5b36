import type Database from 'better-sqlite3';
import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { GroupCommit } from '../sqlite/group-commit.js';

export interface ApiKeyHolder {
  readonly id: string;
  readonly role: string;
  readonly buyerId: string | null;
}

export interface ApiKeyRecord extends ApiKeyHolder {
  readonly note: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

/** The keys that open the API. Only their SHA-256 is stored; finding one asks memory, which every change keeps in step after its commit. */
export class ApiKeys {
  readonly #database: Database.Database;
  readonly #commits: GroupCommit;
  readonly #now: () => Date;
  readonly #live = new Map<string, ApiKeyHolder>();

  constructor(database: Database.Database, commits: GroupCommit, now: () => Date) {
    this.#database = database;
    this.#commits = commits;
    this.#now = now;
    const live = database.prepare<[], ApiKeyHolder & { readonly keyHash: string }>(
      'SELECT key_hash AS keyHash, id, role, buyer_id AS buyerId FROM api_keys WHERE revoked_at IS NULL',
    );
    for (const { keyHash, ...holder } of live.iterate()) this.#live.set(keyHash, holder);
  }

  /** Makes a key and gives it away this once; `buyerId` is the buyer that it speaks for, where its role speaks for one. */
  async create(role: string, buyerId: string | null, note: string): Promise<{ readonly id: string; readonly key: string }> {
    const key = newKey();
    return { id: await this.#add(key, role, buyerId, note), key };
  }

  /** Every key ever made, the oldest first. */
  list(): readonly ApiKeyRecord[] {
    return this.#database
      .prepare<[], ApiKeyRecord>(
        'SELECT id, role, buyer_id AS buyerId, note, created_at AS createdAt, revoked_at AS revokedAt FROM api_keys ORDER BY rowid',
      )
      .all();
  }

  /** Ends a key for ever; false when there is none with this id. Ending it again changes nothing. */
  async revoke(id: string): Promise<boolean> {
    const at = this.#now().toISOString();
    const end = this.#database
      .prepare<[string, string], string>('UPDATE api_keys SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? RETURNING key_hash')
      .pluck();
    const keyHash = await this.#commits.run(() => end.get(at, id));
    if (keyHash === undefined) return false;
    this.#live.delete(keyHash);
    return true;
  }

  /** Whom a key speaks for; undefined when it is unknown or revoked. */
  find(key: string): ApiKeyHolder | undefined {
    return this.#live.get(hash('sha256', key));
  }

  /** On a first start makes the admin's key, `bootstrapKey` where given; answers a key only when it had to invent one. A revoked one never comes back. */
  async ensureAdminKey(bootstrapKey?: string): Promise<string | undefined> {
    if (this.list().some((one) => one.role === 'admin')) return undefined;
    const key = bootstrapKey ?? newKey();
    await this.#add(key, 'admin', null, 'first start');
    return bootstrapKey === undefined ? key : undefined;
  }

  async #add(key: string, role: string, buyerId: string | null, note: string): Promise<string> {
    const holder = { id: randomUUID(), role, buyerId };
    const keyHash = hash('sha256', key);
    const at = this.#now().toISOString();
    const insert = this.#database.prepare<[string, string, string, string | null, string, string]>(
      'INSERT INTO api_keys (id, key_hash, role, buyer_id, note, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    await this.#commits.run(() => insert.run(holder.id, keyHash, role, buyerId, note, at));
    this.#live.set(keyHash, holder);
    return holder.id;
  }
}

const newKey = (): string => `rma_${randomBytes(32).toString('base64url')}`;
