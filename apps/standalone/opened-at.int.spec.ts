import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSettings, SystemClock } from '#rma/platform';
import { temporaryDirectory } from '#rma/platform/testing';
import { openInstallation } from './installation.js';

const open = (dataDir: string) => openInstallation(readSettings({ DATA_DIR: dataDir }), new SystemClock());

describe('an installation', () => {
  it.each(['events.db', 'operations.db', 'keys.db', 'views.db'])('is not opened, nor kept locked, while %s is no store', async (name) => {
    const dataDir = temporaryDirectory();
    await (await open(dataDir)).close();
    const [file, whole] = [join(dataDir, name), join(temporaryDirectory(), name)];
    copyFileSync(file, whole);
    writeFileSync(file, 'this is no database, whatever its name says');
    await expect(open(dataDir)).rejects.toMatchObject({
      name: 'StoreUnusable',
      message: `${file} cannot be used (file is not a database).`,
    });
    copyFileSync(whole, file);
    await (await open(dataDir)).close();
  });
});
