import { connect } from 'node:net';

/** What the service answers to these bytes, whatever they are. */
export function answerTo(url: string, ...lines: readonly (string | Uint8Array)[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.on('error', reject).on('close', () => resolve(text));
    for (const line of lines) socket.write(typeof line === 'string' ? `${line}\r\n` : line);
  });
}
