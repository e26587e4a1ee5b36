/** What a URL of an event store says, as the client wants it. */
export interface ConnectionString {
  readonly text: string;
  readonly credentials: { readonly username: string; readonly password: string };
  /** The hosts alone, for messages: no password in them. */
  readonly hosts: string;
  /** Without TLS the client sends no credentials. */
  readonly isOpen: boolean;
}

/** A URL that names no EventStoreDB which this product can use; the message is the end of a sentence that begins with the setting's name. */
export class WrongEventStoreUrl extends Error {
  override readonly name = 'WrongEventStoreUrl';
}

const URL_PARTS = /^(?:esdb|kurrentdb)(\+discover)?:\/\/(?:([^:@/?]+):([^@/?]+)@)?([^@/?]+)\/?(?:\?([^?]*))?$/;
/** Ours: a client that answers a refused append as a success tells a wrong revision (`throwOnAppendFailure=false`). */
const KEPT_FROM_URL = ['throwonappendfailure', 'connectionname', 'defaultdeadline'];

/**
 * Reads `esdb://user:password@host:2113?tls=true` (also `kurrentdb://`, `esdb+discover://`). What the URL must not decide is set
 * here. Throws WrongEventStoreUrl.
 */
export function connectionString(url: string): ConnectionString {
  const parts = URL_PARTS.exec(url);
  if (!parts) throw new WrongEventStoreUrl('must look like esdb://user:password@host:2113, or esdb://host:2113?tls=false');
  const [, discover = '', username, password, hosts = '', query = ''] = parts;
  const parameters = new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => !KEPT_FROM_URL.includes(name.toLowerCase())));
  const isOpen = [...parameters].some(([name, value]) => name.toLowerCase() === 'tls' && value === 'false');
  if (username === undefined && !isOpen)
    throw new WrongEventStoreUrl('must name a user and a password for a server with TLS, or say tls=false');
  parameters.set('throwOnAppendFailure', 'true');
  parameters.set('connectionName', 'rma');
  const login = username === undefined ? '' : `${username}:${password}@`;
  return {
    text: `kurrentdb${discover}://${login}${hosts}?${parameters.toString()}`, // the older scheme is taken too, with a warning at every start
    credentials: { username: decodeURIComponent(username ?? 'nobody'), password: decodeURIComponent(password ?? '') },
    hosts,
    isOpen,
  };
}
