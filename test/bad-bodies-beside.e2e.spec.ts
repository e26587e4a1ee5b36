import {
  expectFieldsNamed,
  notAmounts,
  notFreeText,
  notIds,
  notLists,
  notObjects,
  notOneLine,
  notQuantities,
  notText,
  type Sample,
  units,
  wrongUnits,
} from './support/bad-bodies.js';
import { aLine, recorded } from './support/orders.js';
import { inspected } from './support/returns.js';
import { startService } from './support/service.js';
import { expectNothingStored } from './support/unchanged.js';

const service = await startService();
const admin = service.admin();
const warranty = { basis: 'warranty', wantedResolution: 'repair', troubleshooting: { steps: ['a'], outcome: 'notSolved' } };
const order = await recorded(admin, { lines: [aLine({ factoryId: 'F-12', serialNumbers: ['A'] })] });
const { rmaId } = await inspected({ agent: admin, warehouse: admin }, order, warranty, [{ lineId: '1', quantity: 2 }]);
const { claimId } = await admin.do<{ claimId: string }>('/v1/factory-claims', { rmaId, lines: [{ lineId: '1', quantity: 1 }] });
const item = { sku: 'a', serialNumber: 'b', description: 'c', quantity: 1 };
const { parcelId } = await admin.do<{ parcelId: string }>('/v1/parcels', { items: [item] });

expectNothingStored(service);

const samples: Readonly<Record<string, Sample>> = {
  claim: { path: '/v1/factory-claims', body: { rmaId, lines: units }, wrong: { rmaId: notIds, lines: [...notLists, []], ...wrongUnits } },
  response: {
    path: `/v1/factory-claims/${claimId}/response`,
    body: { accepted: false, code: 'X' },
    wrong: { accepted: ['true', 7, null, [], {}], code: notOneLine },
  },
  honour: {
    path: `/v1/factory-claims/${claimId}/honour`,
    body: { cost: { amount: 1850, currency: 'USD' } },
    wrong: { cost: notObjects, 'cost.amount': notAmounts, 'cost.currency': [...notText, null, '', 'usd', 'US', 'XXXX', 'QQQ'] },
  },
  parcel: {
    path: '/v1/parcels',
    body: { carrier: 'a', trackingNumber: 'b', items: [item] },
    wrong: {
      carrier: notOneLine,
      trackingNumber: notOneLine,
      items: [...notLists, []],
      'items.0': notObjects,
      'items.0.sku': notOneLine,
      'items.0.serialNumber': notOneLine,
      'items.0.description': notFreeText,
      'items.0.quantity': notQuantities,
    },
  },
  link: { path: `/v1/parcels/${parcelId}/link`, body: { rmaId }, wrong: { rmaId: notIds } },
  'sending back': {
    path: `/v1/parcels/${parcelId}/send-back`,
    body: { carrier: 'a', trackingNumber: 'b' },
    wrong: { carrier: notOneLine, trackingNumber: notOneLine },
  },
  finding: {
    path: '/v1/quality-feedback',
    body: { factoryId: 'F-12', sku: 'a', faultCode: 'b', text: 'c', rmaId },
    wrong: { factoryId: notIds, sku: notOneLine, faultCode: notOneLine, text: notFreeText, rmaId: notIds },
  },
};

const required: Readonly<Record<string, readonly string[]>> = {
  claim: ['rmaId'],
  response: ['accepted', 'code'],
  honour: ['cost', 'cost.amount', 'cost.currency'],
  parcel: ['items', 'items.0.description', 'items.0.quantity'],
  link: ['rmaId'],
  finding: ['factoryId', 'sku', 'faultCode', 'text'],
};

expectFieldsNamed(samples, required, admin);
