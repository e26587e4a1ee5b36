import { openDataDir } from '../data-dir/data-dir.js';

openDataDir(process.argv[2] ?? '');
process.stdout.write('locked\n');
setInterval(() => undefined, 1_000);
