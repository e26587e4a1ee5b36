import { join } from 'node:path';
import { projectRoot } from '#rma/platform';
import { type Server, startServer } from './server.js';

export const adminKey = 'bench-admin-key-0123456789abcdef';

/** The product as it ships: the built standalone with default settings, but for those named, on a data directory. */
export function startProduct(dataDir: string, settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const program = ['--enable-source-maps', join(projectRoot, 'dist/apps/standalone/main.js')];
  const env = { DATA_DIR: dataDir, PORT: '0', BOOTSTRAP_ADMIN_KEY: adminKey, ...settings };
  return startServer(program, env, /^RMA is ready at (\S+)$/);
}
