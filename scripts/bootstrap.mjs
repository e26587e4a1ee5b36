// Makes a bare clone ready, on whatever Node started npm (20 or newer) and with its built-ins alone: installs what
// the lock says, then, with --build, compiles. It does neither when nothing changed. What comes after belongs into an
// npm script of its own, because a shell remembers where `node` was before the install brought the right one.
import { build, isBuilt } from './build.mjs';
import { exclusively } from './exclusively.mjs';
import { install, isInstalled } from './install.mjs';

const steps = [{ isDone: isInstalled, run: install }];
if (process.argv.includes('--build')) steps.push({ isDone: isBuilt, run: build });

try {
  if (steps.every((step) => step.isDone())) console.error('nothing to install or build');
  else
    await exclusively(async () => {
      for (const step of steps) if (!step.isDone()) await step.run();
    });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
