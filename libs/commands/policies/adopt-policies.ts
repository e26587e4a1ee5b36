import { type Aggregate, type CommandRunner, reviving, type SchemaVersions, uuidV5 } from '#rma/event-store';
import type { Policy, PolicyVersion } from '#rma/returns';
import type { Caller } from '../call.js';
import { PolicyError } from './load-policies.js';
import type { Policies } from './policies.js';

/** From this event on the installation stands by a version: its whole text is kept with the events that name it. */
interface PolicyAdopted {
  readonly type: 'PolicyAdopted';
  readonly version: PolicyVersion;
  readonly policy: Omit<Policy, 'version'>;
}

const schemaVersions: SchemaVersions<PolicyAdopted> = { PolicyAdopted: 1 };

const adoptedVersions: Aggregate<readonly PolicyVersion[], PolicyAdopted, Policy> = {
  category: 'rmaPolicy',
  initial: [],
  evolve: (versions, { version }) => [...versions, version],
  decide: ({ version, ...policy }, versions) => (versions.includes(version) ? [] : [{ type: 'PolicyAdopted', version, policy }]),
  schemaVersions,
  revive: reviving(schemaVersions),
};

const adoptionId = uuidV5('b7a0a2f5-31c5-4f59-9b39-7e5f1d0c7c55');
const installation: Caller = { id: 'installation', role: 'system', channel: 'start', keyId: null };

/** Adopts the versions that are new. Throws PolicyError where one that events may name is missing or was changed (R10). */
export async function adoptPolicies(runner: CommandRunner, { book }: Policies, now: string): Promise<void> {
  const known = await runner.load(adoptedVersions, 'seller');
  const missing = known?.state.find((version) => !book.policies.some((policy) => policy.version === version));
  if (missing)
    throw new PolicyError(`Policy ${missing} was adopted before and is missing or changed: put its file back as it was, and give a new version a file of its own.`);
  for (const policy of book.policies) {
    const commandId = adoptionId(policy.version);
    await runner.execute(
      adoptedVersions,
      'seller',
      {
        commandId,
        requestFingerprint: policy.version,
        correlationId: commandId,
        causationId: commandId,
        actor: installation,
        now,
        policyVersion: policy.version,
      },
      () => policy,
    );
  }
}
