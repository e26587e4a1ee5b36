import { describe, expect, it } from '@jest/globals';
import { connectionString, WrongEventStoreUrl } from './connection-string.js';

describe('the URL of an event store', () => {
  it('names hosts, user and password, and what the client is told of TLS', () => {
    expect(connectionString('esdb+discover://admin:ch%40nge@a.example:2113,b.example:2113/?tls=true&tlsCAFile=/etc/ca.crt')).toEqual({
      text: 'kurrentdb+discover://admin:ch%40nge@a.example:2113,b.example:2113?tls=true&tlsCAFile=%2Fetc%2Fca.crt&throwOnAppendFailure=true&connectionName=rma',
      credentials: { username: 'admin', password: 'ch@nge' },
      hosts: 'a.example:2113,b.example:2113',
      isOpen: false,
    });
  });

  it('may not let a refused append pass for a success', () => {
    const { text } = connectionString('kurrentdb://localhost?tls=false&ThrowOnAppendFailure=false');
    expect(text).toBe('kurrentdb://localhost?tls=false&throwOnAppendFailure=true&connectionName=rma');
  });

  it.each(['postgres://localhost', 'esdb://', 'esdb://user@host', 'esdb://localhost:2113', 'esdb://localhost:2113?tls=true'])(
    '%s is refused',
    (url) => {
      expect(() => connectionString(url)).toThrow(WrongEventStoreUrl);
    },
  );
});
