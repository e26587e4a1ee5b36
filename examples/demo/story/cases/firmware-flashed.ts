import { money } from '../../report/words.js';
import { StoryCase } from '../case.js';
import { arrived, inspected, moneyBack, parcel, warranty } from '../requests.js';
import type { Shop } from '../shop.js';

const flashed = 'foreign firmware; the boot screen is changed';

/** Software modification: the warranty excludes it, and the phone goes back. */
export async function firmwareFlashed(shop: Shop): Promise<void> {
  const unit = { lineId: '2', quantity: 1, serialNumbers: ['PH700-0031'] };
  const wanted = { resolution: 'repair', text: 'It restarts all day long.' };
  const request = warranty(shop, 'jade', { orderId: 'E-2001' }, unit, wanted);
  const rma = await StoryCase.request(shop, 'jade', request, 'claims the warranty on a phone that restarts');
  await rma.step('agent', 'issue', {}, 'issued', 'issues the RMA');
  const goods = { items: [unit], rmaFormPresent: true };
  await rma.step('warehouse', 'receive', goods, 'received', 'books it in');
  const found = {
    ...unit,
    condition: 'used',
    verdict: 'declined',
    reason: 'softwareModification',
    disposition: 'returnToSender',
    note: flashed,
  };
  await rma.step('warehouse', 'inspect', { items: [found] }, 'inspected', `declines: ${flashed}`);
  await rma.step('warehouse', 'ship-back', parcel('SF Express', 'SF 7781'), 'inspected', 'sends it back at our cost');
  await rma.becomes('closed', 'closes the case');
}

/** The same abuse inside the 14 days: the guarantee sets no condition, so the refund stands and the finding is kept (R4). */
export async function sameAbuseInside14Days(shop: Shop): Promise<void> {
  const request = moneyBack(shop, 'anna', 'E-2002', { lineId: '1', quantity: 1 }, 'changeOfMind');
  const rma = await StoryCase.request(shop, 'anna', request, 'wants her money back on day 8');
  await rma.step('agent', 'issue', {}, 'issued', 'issues the RMA');
  await rma.step('warehouse', 'receive', arrived(1), 'received', 'books it in');
  const found = inspected('accepted', 'refurbish', { findings: ['softwareModification'], note: flashed });
  await rma.step('warehouse', 'inspect', found, 'inspected', `accepts, and keeps the finding: ${flashed}`);
  const { total } = await rma.preview();
  await rma.step('agent', 'refund', {}, 'inspected', `approves ${money(total)}, all that was paid for it`);
  await rma.step('finance', 'refund/manual', { reference: 'HSBC 90-1' }, 'inspected', 'pays it back');
  await rma.becomes('closed', 'closes the case');
}
