import { z } from 'zod';
import { SettingError } from './setting-error.js';
import {
  embeddedOnly,
  emailAddress,
  eventCount,
  eventStoreUrl,
  host,
  lines,
  logLevel,
  path,
  port,
  seconds,
  secret,
  streamPrefix,
  text,
  timeZone,
} from './setting-kinds.js';

const schema = z.object({
  HOST: host.default('127.0.0.1'),
  PORT: port.default(3000),
  DATA_DIR: path.default('./data'),
  EVENT_STORE_URL: eventStoreUrl.default('sqlite:'),
  DATABASE_URL: embeddedOnly('sqlite:', 'operations and views'),
  KEYS_URL: embeddedOnly('sqlite:', 'the keys of personal data'),
  REDIS_URL: embeddedOnly('embedded:', 'jobs'),
  STREAM_PREFIX: streamPrefix.default(''),
  BOOTSTRAP_ADMIN_KEY: secret.optional(),
  LOG_LEVEL: logLevel.default('info'),
  SELLER_NAME: text.optional(),
  SELLER_ADDRESS: text.optional(),
  SELLER_PHONES: lines.optional(),
  SELLER_EMAIL: emailAddress.optional(),
  SELLER_TIME_ZONE: timeZone.optional(),
  POLICY_DIR: path.optional(),
  TROUBLESHOOTING_DIR: path.optional(),
  DEADLINES_EVERY_SECONDS: seconds.default(30),
  READY_LAG_EVENTS: eventCount.default(1_000),
  READY_STALLED_SECONDS: seconds.default(30),
});

/** What the environment sets; a seller's detail that is undefined there comes from the policy file in force. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** `sqlite:` for a file in `dataDir`, else the address of an EventStoreDB. */
  readonly eventStoreUrl: string;
  readonly streamPrefix: string;
  readonly bootstrapAdminKey: string | undefined;
  readonly logLevel: z.infer<typeof logLevel>;
  readonly seller: SellerSettings;
  readonly policyDir: string | undefined;
  readonly troubleshootingDir: string | undefined;
  /** How often it is looked for deadlines that have passed. */
  readonly deadlinesEverySeconds: number;
  /** The service is unready while a view lacks more events than this and has not moved for `readyStalledSeconds`. */
  readonly readyLagEvents: number;
  readonly readyStalledSeconds: number;
}

export interface SellerSettings {
  readonly name: string | undefined;
  readonly address: string | undefined;
  readonly phones: readonly string[] | undefined;
  readonly email: string | undefined;
  readonly timeZone: string | undefined;
}

/** Reads the settings of design page 3 from an environment; an empty value counts as unset. Throws SettingError for the first wrong one. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw settingError(parsed.error);
  const set = parsed.data;
  return {
    host: set.HOST,
    port: set.PORT,
    dataDir: set.DATA_DIR,
    eventStoreUrl: set.EVENT_STORE_URL,
    streamPrefix: set.STREAM_PREFIX,
    bootstrapAdminKey: set.BOOTSTRAP_ADMIN_KEY,
    logLevel: set.LOG_LEVEL,
    seller: {
      name: set.SELLER_NAME,
      address: set.SELLER_ADDRESS,
      phones: set.SELLER_PHONES,
      email: set.SELLER_EMAIL,
      timeZone: set.SELLER_TIME_ZONE,
    },
    policyDir: set.POLICY_DIR,
    troubleshootingDir: set.TROUBLESHOOTING_DIR,
    deadlinesEverySeconds: set.DEADLINES_EVERY_SECONDS,
    readyLagEvents: set.READY_LAG_EVENTS,
    readyStalledSeconds: set.READY_STALLED_SECONDS,
  };
}

function settingError(error: z.ZodError): SettingError {
  const [issue] = error.issues;
  return new SettingError(String(issue?.path[0] ?? 'A setting'), issue?.message ?? 'is wrong');
}
