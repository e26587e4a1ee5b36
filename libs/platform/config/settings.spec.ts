import { describe, expect, it } from '@jest/globals';
import { SettingError } from './setting-error.js';
import { readSettings } from './settings.js';

describe('readSettings', () => {
  it('runs embedded on this machine alone when nothing is set', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      eventStoreUrl: 'sqlite:',
      streamPrefix: '',
      bootstrapAdminKey: undefined,
      logLevel: 'info',
      seller: { name: undefined, address: undefined, phones: undefined, email: undefined, timeZone: undefined },
      policyDir: undefined,
      deadlinesEverySeconds: 30,
      readyLagEvents: 1_000,
      readyStalledSeconds: 30,
    });
  });

  it('takes every setting from the environment', () => {
    const settings = readSettings({
      HOST: '0.0.0.0',
      PORT: '8080',
      DATA_DIR: '/var/lib/rma',
      EVENT_STORE_URL: 'esdb+discover://rma:secret@events.example:2113',
      STREAM_PREFIX: 'acme-',
      BOOTSTRAP_ADMIN_KEY: 'a-key-of-twenty-four-car',
      LOG_LEVEL: 'debug',
      SELLER_NAME: 'Acme Ltd',
      SELLER_ADDRESS: 'Unit B, 2/F, High Fashion Centre, Hong Kong',
      SELLER_PHONES: '1800 741-1388 (US), +86 755 29620083',
      SELLER_EMAIL: 'returns@example.com',
      SELLER_TIME_ZONE: 'America/New_York',
      POLICY_DIR: './my-policies',
      DEADLINES_EVERY_SECONDS: '2.5',
      READY_LAG_EVENTS: '5000',
      READY_STALLED_SECONDS: '90',
    });
    expect(settings).toEqual({
      host: '0.0.0.0',
      port: 8080,
      dataDir: '/var/lib/rma',
      eventStoreUrl: 'esdb+discover://rma:secret@events.example:2113',
      streamPrefix: 'acme-',
      bootstrapAdminKey: 'a-key-of-twenty-four-car',
      logLevel: 'debug',
      seller: {
        name: 'Acme Ltd',
        address: 'Unit B, 2/F, High Fashion Centre, Hong Kong',
        phones: ['1800 741-1388 (US)', '+86 755 29620083'],
        email: 'returns@example.com',
        timeZone: 'America/New_York',
      },
      policyDir: './my-policies',
      deadlinesEverySeconds: 2.5,
      readyLagEvents: 5_000,
      readyStalledSeconds: 90,
    });
  });

  it('takes an empty value for an unset one', () => {
    expect(readSettings({ PORT: '', SELLER_NAME: '', BOOTSTRAP_ADMIN_KEY: '', REDIS_URL: '' })).toEqual(readSettings({}));
  });

  it.each([
    ['HOST', 'http://localhost'],
    ['HOST', 'local host'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['PORT', ' 80'],
    ['PORT', 'http'],
    ['DATA_DIR', 'da\u0000ta'],
    ['DATA_DIR', '   '],
    ['EVENT_STORE_URL', 'postgres://localhost:2113'],
    ['EVENT_STORE_URL', 'esdb://local host'],
    ['EVENT_STORE_URL', 'sqlite:/elsewhere/events.db'],
    ['DATABASE_URL', 'postgres://localhost/rma'],
    ['KEYS_URL', 'postgres://localhost/keys'],
    ['REDIS_URL', 'redis://localhost'],
    ['STREAM_PREFIX', '$system'],
    ['STREAM_PREFIX', 'a b'],
    ['STREAM_PREFIX', 'x'.repeat(33)],
    ['BOOTSTRAP_ADMIN_KEY', 'k'.repeat(23)],
    ['BOOTSTRAP_ADMIN_KEY', 'a key with spaces in it, long enough'],
    ['BOOTSTRAP_ADMIN_KEY', 'schlüssel-mit-genug-zeichen'],
    ['LOG_LEVEL', 'verbose'],
    ['SELLER_NAME', 'Acme\nLtd'],
    ['SELLER_ADDRESS', 'x'.repeat(501)],
    ['SELLER_PHONES', '+1 800,,+44 203'],
    ['SELLER_EMAIL', 'returns at example.com'],
    ['SELLER_TIME_ZONE', 'Asia/Hongkong'],
    ['SELLER_TIME_ZONE', '+08:00'],
    ['POLICY_DIR', '\ud800'],
    ['DEADLINES_EVERY_SECONDS', '0'],
    ['DEADLINES_EVERY_SECONDS', '86401'],
    ['DEADLINES_EVERY_SECONDS', '1e3'],
    ['DEADLINES_EVERY_SECONDS', '-1'],
    ['READY_LAG_EVENTS', '0'],
    ['READY_LAG_EVENTS', '5001'],
    ['READY_LAG_EVENTS', '10.5'],
    ['READY_STALLED_SECONDS', 'soon'],
  ])('stops with one sentence that names %s when it is %j', (setting, value) => {
    const read = () => readSettings({ [setting]: value });
    expect(read).toThrow(SettingError);
    expect(read).toThrow(new RegExp(`^${setting} must be [^\\n]+\\.$`));
  });

  it('never repeats the administrator’s key in its message', () => {
    expect(() => readSettings({ BOOTSTRAP_ADMIN_KEY: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
  });

  it('takes the port 0, for a free one', () => {
    expect(readSettings({ PORT: '0' }).port).toBe(0);
  });
});
