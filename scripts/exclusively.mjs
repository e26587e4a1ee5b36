import { constants, copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readIfThere, root } from './project.mjs';

const lock = join(root, '.rma-bootstrap.lock');

/** Runs `work` while no other process of this checkout does: the second of two scripts waits for the first. */
export async function exclusively(work) {
  for (let told = false; !take(); await sleep(100)) {
    const holder = readIfThere(lock);
    if (isDead(holder)) clearAfter(holder);
    else if (!told) {
      console.error(`waiting for process ${holder}, which is installing or building here (if it is not, delete ${lock})`);
      told = true;
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isDead(holder) {
  if (!holder) return false;
  try {
    process.kill(Number(holder), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function clearAfter(dead) {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    // Another waiter was quicker: what we moved away is its living lock.
    if (readIfThere(aside) !== dead) copyFileSync(aside, lock, constants.COPYFILE_EXCL);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}
