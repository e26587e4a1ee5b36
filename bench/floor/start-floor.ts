import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Server, startServer } from '../service/server.js';

/** Starts the bare server that the product is compared with. */
export function startFloor(folder: string, samplesFile: string): Promise<Server> {
  const program = [fileURLToPath(new URL('main.js', import.meta.url)), join(folder, 'plain.db'), samplesFile];
  return startServer(program, {}, /^listening at (\S+)$/);
}
