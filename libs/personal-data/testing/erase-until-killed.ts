import { writeSync } from 'node:fs';
import { openPersonalData } from '../personal-data.js';

// Erases people one after the other and tells each as soon as it is answered.
const [file = '', ...ids] = process.argv.slice(2);
const personalData = openPersonalData(file);
for (const id of ids) {
  await personalData.erase({ kind: 'consumer', id });
  writeSync(1, `${id}\n`);
}
