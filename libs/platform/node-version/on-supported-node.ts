import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver } from './hand-over.js';
import { isSupported, oldestSupported } from './supported.js';

/**
 * Runs the program on a Node that can: here, or in the Node that was installed with the packages, or not at all with
 * one sentence on standard error and exit code 1. This and only this is what a `main.ts` imports statically, because
 * the app's own imports would crash an old Node before anything could be said:
 *
 *     import { onSupportedNode } from '#rma/platform/node-version';
 *     await onSupportedNode(() => import('./app.js'));
 */
export async function onSupportedNode(program: () => Promise<unknown>): Promise<void> {
  if (isSupported(process.versions.node)) {
    await program();
    return;
  }
  const installed = installedNode(fileURLToPath(new URL('.', import.meta.url)));
  if (installed) handOver(installed);
  else {
    console.error(
      `Node ${oldestSupported} or newer is needed and this is ${process.versions.node}: run "npm start", or install it from https://nodejs.org.`,
    );
    process.exitCode = 1;
  }
}

/** The Node in the nearest node_modules at or above a folder, unless it is the one that runs us. */
function installedNode(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', '.bin', 'node');
    if (existsSync(candidate)) return realpathSync(candidate) === realpathSync(process.execPath) ? undefined : candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
