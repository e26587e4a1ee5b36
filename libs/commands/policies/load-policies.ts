import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SellerSettings } from '#rma/platform';
import type { Day, Policy, PolicyVersion } from '#rma/returns';
import { policyFile } from './policy-file.js';
import { Policies } from './policies.js';

/** A policy file that cannot be used; the message names it and the fact. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/** Reads every `*.json` of a directory as a policy version; the seller's settings stand in for what the files say of the seller. */
export function loadPolicies(directory: string, seller: SellerSettings): Policies {
  const files = jsonFilesIn(directory);
  const policies = files.map((file) => readPolicy(join(directory, file), file, seller));
  const everywhere = policies.find((policy) => policy.market === '*' && policy.effectiveFrom === null);
  if (!everywhere)
    throw new PolicyError(`No policy in ${directory} is for every market and always in force (market "*", effectiveFrom null).`);
  for (const policy of policies) {
    if (policies.some((other) => other !== policy && other.market === policy.market && other.effectiveFrom === policy.effectiveFrom))
      throw new PolicyError(`Two policies in ${directory} are for market ${policy.market} from ${policy.effectiveFrom ?? 'the beginning'} on.`);
    if (!policies.some(({ market, effectiveFrom }) => market === policy.market && effectiveFrom === null))
      throw new PolicyError(`The first policy for market ${policy.market} in ${directory} must have effectiveFrom null.`);
  }
  return new Policies({ policies }, everywhere.seller.timeZone);
}

function jsonFilesIn(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => name.endsWith('.json')).toSorted();
  } catch {
    throw new PolicyError(`The policy directory ${directory} cannot be read.`);
  }
}

function readPolicy(path: string, file: string, seller: SellerSettings): Policy {
  const bytes = readFileSync(path);
  const parsed = policyFile.safeParse(jsonIn(bytes, file));
  if (!parsed.success) throw new PolicyError(`Policy file ${file} is wrong: ${z.prettifyError(parsed.error)}`);
  const { effectiveFrom, ...said } = parsed.data;
  const version = `${said.name}@${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}` as PolicyVersion;
  return {
    ...said,
    version,
    effectiveFrom: effectiveFrom as Day | null,
    seller: {
      name: seller.name ?? said.seller.name,
      returnAddress: seller.address === undefined ? said.seller.returnAddress : seller.address.split('\n'),
      phones: seller.phones ?? said.seller.phones,
      email: seller.email ?? said.seller.email,
      timeZone: seller.timeZone ?? said.seller.timeZone,
    },
  };
}

function jsonIn(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new PolicyError(`Policy file ${file} is not JSON.`);
  }
}
