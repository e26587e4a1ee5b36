import { hash } from 'node:crypto';

const NAMESPACE_BYTES = 16;

/** Ids derived from names, RFC 9562 section 5.5: the same name in the same namespace (a UUID) always gives the same id. */
export function uuidV5(namespace: string): (name: string) => string {
  let text = Buffer.alloc(512); // filled anew for every name: what is hashed is not worth an allocation each
  text.write(namespace.replaceAll('-', ''), 'hex');
  return (name) => {
    const most = NAMESPACE_BYTES + name.length * 3; // no character of UTF-16 takes more than three bytes of UTF-8
    if (most > text.length) text = Buffer.concat([text.subarray(0, NAMESPACE_BYTES)], most);
    const digest = hash('sha1', text.subarray(0, NAMESPACE_BYTES + text.write(name, NAMESPACE_BYTES)));
    const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
    return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  };
}
