import { describe, it } from '@jest/globals';
import { resolutions } from '../codes.js';
import {
  givenOrder as given,
  orderRecorded,
  requestedLine,
  requestReturn,
  returnRequested,
  shipmentRecorded,
  unitsReserved,
} from '../testing/index.js';

const shipped = [orderRecorded(), shipmentRecorded()];
const consumer = { kind: 'consumer', id: 'consumer-1', locale: 'fr' } as const;
const troubleshooting = { guideId: null, outcome: 'notSolved' } as const;
const proofOfPurchase = { purchasedOn: '2026-02-25' };
const claim = {
  basis: 'warranty',
  wantedResolution: 'repair',
  channel: 'consumer',
  requestedBy: consumer,
  saleNamedBy: 'orderNumber',
  proofOfPurchase,
  troubleshooting,
} as const;
const underWarranty = {
  basis: 'warranty',
  wantedResolution: 'repair',
  troubleshooting,
  lines: [requestedLine({ entitlement: { until: '2027-02-20', restsOnProof: false } })],
} as const;
const fromProof = [requestedLine({ entitlement: { until: '2027-02-25', restsOnProof: false } })];

describe('the door to the money-back guarantee', () => {
  it('is open to the buyer alone', () => {
    given(...shipped)
      .when(requestReturn())
      .then(unitsReserved());
    given(...shipped)
      .when(requestReturn({ requestedBy: consumer, proofOfPurchase }))
      .thenRefused('NOT_THE_BUYER', { orderId: 'order-1' });
  });

  it('knows the lines of the order', () => {
    given(...shipped)
      .when(requestReturn({ lines: [{ lineId: 'line-9', quantity: 1, reason: 'changeOfMind' }] }))
      .thenRefused('NO_RECORD_OF_SALE', { orderId: 'order-1', lineId: 'line-9' });
  });

  it('takes kind and id of the buyer together', () => {
    given(...shipped)
      .when(requestReturn({ requestedBy: { ...consumer, id: 'reseller-1' } }))
      .thenRefused('NOT_THE_BUYER');
    given(...shipped)
      .when(requestReturn({ requestedBy: { kind: 'reseller', id: 'reseller-2', locale: null } }))
      .thenRefused('NOT_THE_BUYER');
  });

  it('is open to a consumer who bought from the seller', () => {
    const requestedBy = { ...consumer, locale: null };
    const buyer = { kind: 'consumer', id: 'consumer-1' } as const;
    given(orderRecorded({ buyer }), shipmentRecorded())
      .when(requestReturn({ requestedBy, channel: 'consumer' }))
      .then(unitsReserved({ opening: [returnRequested({ buyer, requestedBy, channel: 'consumer' })] }));
  });
});

describe('the door to the warranty', () => {
  it('is open to the buyer, with a consumer’s proof (R12) or without', () => {
    const asked = { basis: 'warranty', wantedResolution: 'repair', troubleshooting } as const;
    given(...shipped)
      .when(requestReturn(asked))
      .then(unitsReserved({ opening: [returnRequested(underWarranty)] }));
    given(...shipped)
      .when(requestReturn({ ...asked, proofOfPurchase }))
      .then(unitsReserved({ opening: [returnRequested({ ...underWarranty, lines: fromProof, proofOfPurchase })] }));
  });

  it.each(['orderNumber', 'serialNumber'] as const)('is open to a reseller’s consumer with proof of purchase and the %s', (saleNamedBy) => {
    given(...shipped)
      .when(requestReturn({ ...claim, saleNamedBy }))
      .then(
        unitsReserved({
          opening: [returnRequested({ ...underWarranty, lines: fromProof, requestedBy: consumer, channel: 'consumer', proofOfPurchase })],
        }),
      );
  });

  it('is open to them through an agent, who found the order', () => {
    given(...shipped)
      .when(requestReturn({ ...claim, saleNamedBy: 'orderId', channel: 'agent' }))
      .then(
        unitsReserved({
          opening: [returnRequested({ ...underWarranty, lines: fromProof, requestedBy: consumer, channel: 'agent', proofOfPurchase })],
        }),
      );
  });

  it('shows nothing of the sale to anybody else', () => {
    given(...shipped)
      .when(requestReturn({ ...claim, saleNamedBy: 'orderId' }))
      .thenRefused('NO_RECORD_OF_SALE');
    given(...shipped)
      .when(requestReturn({ ...claim, proofOfPurchase: null }))
      .thenRefused('NO_RECORD_OF_SALE');
    given(...shipped)
      .when(requestReturn({ ...claim, requestedBy: { kind: 'reseller', id: 'reseller-2', locale: null } }))
      .thenRefused('NO_RECORD_OF_SALE');
    given(orderRecorded({ buyer: { kind: 'consumer', id: 'consumer-2' } }), shipmentRecorded())
      .when(requestReturn(claim))
      .thenRefused('NO_RECORD_OF_SALE');
  });
});

describe('the matrix of what is offered', () => {
  const moneyBack = ['refund', 'replaceSame', 'replaceSameValue', 'returnAsIs'];
  const warranty = ['repair', 'replaceSame', 'replaceSameValue', 'returnAsIs'];

  it.each(resolutions.filter((resolution) => moneyBack.includes(resolution)))('money-back gives %s', (wantedResolution) => {
    given(...shipped)
      .when(requestReturn({ wantedResolution }))
      .then(unitsReserved({ opening: [returnRequested({ wantedResolution })] }));
  });

  it.each(resolutions.filter((resolution) => warranty.includes(resolution)))('the warranty gives %s', (wantedResolution) => {
    given(...shipped)
      .when(requestReturn({ basis: 'warranty', troubleshooting, wantedResolution }))
      .then(unitsReserved({ opening: [returnRequested({ ...underWarranty, wantedResolution })] }));
  });

  it('money-back gives no repair, and the warranty never money', () => {
    given(...shipped)
      .when(requestReturn({ wantedResolution: 'repair' }))
      .thenRefused('RESOLUTION_NOT_OFFERED', { basis: 'moneyBack', wantedResolution: 'repair', offered: moneyBack });
    given(...shipped)
      .when(requestReturn({ basis: 'warranty', troubleshooting, wantedResolution: 'refund' }))
      .thenRefused('RESOLUTION_NOT_OFFERED', { basis: 'warranty', wantedResolution: 'refund', offered: warranty });
  });
});
