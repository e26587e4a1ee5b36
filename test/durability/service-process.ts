import type { Role } from '#rma/returns';
import { Client } from '../support/client.js';
import { type BuiltProgram, startBuilt } from './built-program.js';

/** The service in a process of its own, as `npm start` runs it. */
export interface ServiceProcess extends BuiltProgram {
  readonly url: string;
}

export const adminKey = 'the-admin-key-of-this-test';

export interface ServiceStart {
  readonly dataDir: string;
  readonly program?: string;
  readonly args?: readonly string[];
  readonly logLevel?: string;
}

/** Begins to start the service, on a free port. */
export function beginServiceProcess(start: ServiceStart): BuiltProgram {
  const { dataDir, program = 'apps/standalone/main.js', args = [], logLevel = 'error' } = start;
  return startBuilt(program, args, { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: logLevel, BOOTSTRAP_ADMIN_KEY: adminKey });
}

/** Starts the service on a free port and waits until it takes requests. */
export async function startServiceProcess(start: ServiceStart): Promise<ServiceProcess> {
  const started = beginServiceProcess(start);
  const [, url = ''] = await started.said(/RMA is ready at (\S+)\n/);
  return { ...started, url };
}

/** Those who work on returns, and the upstream system. */
const roles = ['admin', 'system', 'agent', 'lead', 'warehouse', 'technician', 'finance', 'auditor'] as const satisfies readonly Role[];
export type Member = (typeof roles)[number];
export type Keys = Readonly<Record<Member, string>>;
export type Staff = Readonly<Record<Member, Client>>;

/** A key for everyone; they outlive the process that made them. */
export async function makeKeys(url: string): Promise<Keys> {
  const admin = new Client(url, adminKey);
  const entries = roles.map(async (role) => {
    const { key } = await admin.do<{ readonly key: string }>('/v1/keys', { role, note: `the ${role} of this test` });
    return [role, key] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Keys;
}

export function staffAt(url: string, keys: Keys): Staff {
  return Object.fromEntries(roles.map((role) => [role, new Client(url, keys[role])])) as Staff;
}
