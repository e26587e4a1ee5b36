import type { Report } from '../report/report.js';
import { day } from '../report/words.js';
import { verified } from '../rmactl.js';
import { batteryIsNoAccessory } from './cases/battery-is-no-accessory.js';
import { expiredAndReinstated } from './cases/expired-and-reinstated.js';
import { factories } from './cases/factories.js';
import { firmwareFlashed, sameAbuseInside14Days } from './cases/firmware-flashed.js';
import { lostAndFound } from './cases/lost-and-found.js';
import { parcelWithoutRma } from './cases/parcel-without-rma.js';
import { repaired } from './cases/repaired.js';
import { replacedBySameValue } from './cases/replaced-by-same-value.js';
import { twoOfThree } from './cases/two-of-three.js';
import { openShop } from './shop.js';

/** Weeks at a returns desk of electronics, case by case. Its service has a clock of its own. */
export async function story(report: Report): Promise<void> {
  const shop = await openShop(report);
  const tell = <Told>(title: string, chapter: () => Promise<Told>): Promise<Told> => {
    report.chapter(title);
    return chapter();
  };
  const on = async (instant: string) => {
    await shop.turnTo(instant);
    report.say();
    report.say(day(shop.today()));
  };
  try {
    report.title('A returns desk of electronics', `two factories, two resellers, four consumers; it is ${day(shop.today())}`);
    const mei = await tell('Repaired under warranty', () => repaired(shop));
    await tell('Firmware flashed: declined and shipped back', () => firmwareFlashed(shop));
    await tell('The same abuse inside 14 days: refunded, with a finding', () => sameAbuseInside14Days(shop));
    await tell('A battery is no accessory', () => batteryIsNoAccessory(shop));
    const thirdPlayer = await tell('Three announced and two received', () => twoOfThree(shop));
    const lamp = await tell('Lost in the post, and found', () => lostAndFound(shop));
    const ben = await tell('Expired, and reinstated', () => expiredAndReinstated(shop));
    await on('2026-03-05T02:00:00Z');
    const tom = await tell('Replaced by the same value', () => replacedBySameValue(shop));
    await tell('A parcel without RMA', () => parcelWithoutRma(shop));
    await tell('A factory that refuses, and one that does not', () => factories(shop, mei, tom));
    await on('2026-03-12T02:00:00Z');
    await thirdPlayer(shop);
    await lamp(shop);
    await on('2026-04-01T16:30:00Z');
    await ben(shop);
    report.holds(`rmactl verify: ${verified(shop.dataDir)}`);
  } finally {
    await shop.close();
  }
}
