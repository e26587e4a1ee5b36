import type { Stage } from './stage.js';
import { driveToRefund } from './steps/drive-to-refund.js';
import { fileReturns } from './steps/file-returns.js';
import { importOrders } from './steps/import-orders.js';
import { makeKeys } from './steps/make-keys.js';
import { proveRefunds } from './steps/prove-refunds.js';
import { raceForOneUnit } from './steps/race-for-one-unit.js';
import { repeatRequest } from './steps/repeat-request.js';
import { showEarlier } from './steps/show-earlier.js';
import { showHistory } from './steps/show-history.js';
import { showRefused } from './steps/show-refused.js';
import { verifyChain } from './steps/verify-chain.js';
import { expectThere } from './unexpected.js';

/** The whole demo, step by step; returns the case that was looked at most. */
export async function tour(stage: Stage): Promise<{ readonly rmaNumber: string }> {
  const staff = await makeKeys(stage);
  await importOrders(stage, staff);
  const { opened, refused } = await fileReturns(stage);
  const driven = await driveToRefund(stage, staff, opened);
  await showRefused(stage, refused);
  const shown = expectThere('A case that was driven', driven[0]);
  const events = await showHistory(stage, staff, shown);
  await showEarlier(stage, staff, shown, events);
  await proveRefunds(stage, staff, driven);
  await repeatRequest(stage, staff, shown);
  await raceForOneUnit(stage);
  await verifyChain(stage, shown);
  return shown;
}
