import { writeSync } from 'node:fs';
import { openPersonalData } from '../personal-data.js';

// Tells each seal as soon as it is answered, half of them of people who are new.
const [file = '', run = ''] = process.argv.slice(2);
const personalData = openPersonalData(file);
for (let next = 0; ; next += 32) {
  await Promise.all(
    Array.from({ length: 32 }, async (_, index) => {
      const note = `${run}.${next + index}`;
      const sealed = await personalData.seal({ kind: 'consumer', id: `C-${run}-${(next + index) >> 1}` }, { note });
      writeSync(1, `${note} ${sealed}\n`);
    }),
  );
}
