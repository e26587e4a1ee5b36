import { Command } from 'commander';
import { readSettings } from '#rma/platform';
import { keysCommand } from './keys.js';
import { storeCommand } from './store-copy.js';
import { subjectsCommand } from './subjects.js';
import { verifyCommand } from './verify.js';

const program = new Command('rmactl')
  .description("The operator's and the auditor's command line. It works on the installation in DATA_DIR (default ./data).")
  .showHelpAfterError();

try {
  const settings = readSettings(process.env);
  for (const command of [verifyCommand, subjectsCommand, keysCommand, storeCommand]) program.addCommand(command(settings));
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
