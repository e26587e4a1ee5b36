import { aLine, recorded } from '../support/orders.js';
import { inspected, issued, pathOf, requested } from '../support/returns.js';
import type { Staff } from './service-process.js';
import { ofCourse } from './situations-of-course.js';
import { freshOrder, onOrder, type Situation, situations } from './situations.js';
import { remedySituations } from './situations-remedies.js';

const warranty = {
  basis: 'warranty',
  wantedResolution: 'repair',
  troubleshooting: { steps: ['charged it for a night'], outcome: 'notSolved' },
};
const units = { lineId: '1', quantity: 2 };

async function claimable(staff: Staff) {
  const order = await recorded(staff.system, freshOrder({ lines: [aLine({ factoryId: 'F-12' })] }));
  return { order, rma: await inspected(staff, order, warranty, [units]) };
}

/** A command on a claim that was opened. */
function onClaim(action: string, body: object, before: object | null = null): Situation {
  return {
    route: `POST /v1/factory-claims/{claimId}/${action}`,
    name: `a claim: ${action}`,
    appends: 1,
    ask: async (staff) => {
      const { order, rma } = await claimable(staff);
      const { claimId } = await staff.agent.do<{ claimId: string }>('/v1/factory-claims', { rmaId: rma.rmaId });
      const path = `/v1/factory-claims/${claimId}`;
      if (before) await staff.agent.do(`${path}/response`, before);
      return onOrder('agent', `${path}/${action}`, { body }, order);
    },
  };
}

const parcel = {
  carrier: 'HK Post',
  trackingNumber: 'RR123456785HK',
  items: [
    { sku: 'MP3-4G', description: 'a player', quantity: 1 },
    { description: 'an umbrella', quantity: 1 },
  ],
};
const arrived = ({ warehouse }: Staff) => warehouse.do<{ parcelId: string }>('/v1/parcels', parcel);

const picture = Uint8Array.from({ length: 1_000 }, (_, index) => index % 256);

/** The commands beside the case: claims on factories, parcels without RMA, findings and files. */
const besideTheCase: readonly Situation[] = [
  {
    route: 'POST /v1/factory-claims',
    name: 'a claim on a factory',
    appends: 2,
    ask: async (staff) => {
      const { order, rma } = await claimable(staff);
      return onOrder('agent', '/v1/factory-claims', { body: { rmaId: rma.rmaId } }, order);
    },
  },
  onClaim('response', { accepted: true }),
  onClaim('honour', { cost: { amount: 1850, currency: 'USD' } }, { accepted: false, code: 'LIQUID-DAMAGE' }),
  {
    route: 'POST /v1/rmas/{rmaId}/evidence',
    name: 'a file',
    appends: 1,
    ask: async (staff) => {
      const order = await recorded(staff.system, freshOrder());
      const rma = await requested(staff, order, {}, [units]);
      const sending = { raw: { type: 'image/png', content: picture }, headers: { 'content-disposition': 'attachment; filename="a.png"' } };
      return onOrder('warehouse', `${pathOf(rma)}/evidence`, sending, order);
    },
  },
  {
    route: 'POST /v1/quality-feedback',
    name: 'a quality finding about a return',
    appends: 1,
    ask: async (staff) => {
      const order = await recorded(staff.system, freshOrder());
      const { rmaId } = await requested(staff, order, {}, [units]);
      const body = { factoryId: 'F-12', sku: 'MP3-4G', faultCode: 'NO-POWER', text: 'Its socket came loose.', rmaId };
      return onOrder('agent', '/v1/quality-feedback', { body }, order);
    },
  },
  {
    route: 'POST /v1/parcels',
    name: 'a parcel without RMA',
    appends: 1,
    ask: async () => onOrder('warehouse', '/v1/parcels', { body: parcel }),
  },
  {
    route: 'POST /v1/parcels/{parcelId}/link',
    name: 'a parcel that is linked',
    appends: 2,
    ask: async (staff) => {
      const order = await recorded(staff.system, freshOrder());
      const { rmaId } = await issued(staff, order, {}, [units]);
      return onOrder('agent', `/v1/parcels/${(await arrived(staff)).parcelId}/link`, { body: { rmaId } }, order);
    },
  },
  {
    route: 'POST /v1/parcels/{parcelId}/send-back',
    name: 'a parcel that goes back',
    appends: 1,
    ask: async (staff) =>
      onOrder('warehouse', `/v1/parcels/${(await arrived(staff)).parcelId}/send-back`, { body: { carrier: 'HK Post' } }),
  },
];

/** Every command of the API that appends to streams. */
export const everySituation: readonly Situation[] = [...situations, ...ofCourse, ...remedySituations, ...besideTheCase];
