import { expect, it } from '@jest/globals';
import {
  expectFieldsNamed,
  notFreeText,
  notIds,
  notLists,
  notObjects,
  notOneOf,
  notQuantities,
  type Sample,
  units,
  wrongUnits,
} from './support/bad-bodies.js';
import { recorded } from './support/orders.js';
import { expectMalformed } from './support/problems.js';
import { issued, pathOf } from './support/returns.js';
import { startService } from './support/service.js';
import { expectNothingStored } from './support/unchanged.js';

const service = await startService();
const admin = service.admin();
const live = pathOf(await issued({ agent: admin, warehouse: admin }, await recorded(admin)));
expectNothingStored(service);

const reason = { body: { reason: 'a' }, wrong: { reason: notFreeText } };
const samples: Readonly<Record<string, Sample>> = {
  loss: { path: `${live}/lost`, body: { lines: units }, wrong: { lines: [...notLists, []], ...wrongUnits } },
  correction: {
    path: `${live}/receipt-correction`,
    body: { lineId: '1', quantity: 1, reason: 'a' },
    wrong: { lineId: notIds, quantity: notQuantities.filter((value) => value !== 0), reason: notFreeText },
  },
  basis: {
    path: `${live}/basis`,
    body: {
      basis: 'warranty',
      wantedResolution: 'repair',
      troubleshooting: { guideId: 'player-no-power', steps: ['a'], outcome: 'notPossible', text: 'dead' },
    },
    wrong: {
      basis: notOneOf,
      wantedResolution: notOneOf,
      troubleshooting: notObjects,
      'troubleshooting.guideId': [...notIds, 'no-such-guide'],
      'troubleshooting.steps': notLists,
      'troubleshooting.steps.0': notFreeText,
      'troubleshooting.outcome': notOneOf,
      'troubleshooting.text': notFreeText,
    },
  },
  reinstatement: { path: `${live}/reinstate`, ...reason },
  reopening: { path: `${live}/reopen`, ...reason },
};

expectFieldsNamed(
  samples,
  {
    correction: ['lineId', 'quantity', 'reason'],
    basis: ['basis', 'wantedResolution', 'troubleshooting.steps', 'troubleshooting.outcome', 'troubleshooting.text'],
    reinstatement: ['reason'],
    reopening: ['reason'],
  },
  admin,
);

it('makes out no form for a body that is not empty', async () => {
  expectMalformed(await admin.post(`${live}/form`, { colour: 1 }), 'colour');
  expect((await admin.read<{ revision: number }>(live)).revision).toBe(1);
});
