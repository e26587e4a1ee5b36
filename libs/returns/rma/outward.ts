import type { Outwards } from '../outward.js';
import type { RmaEvent } from './events.js';
import { courseOutward } from './outward/course.js';
import { goodsOutward } from './outward/goods.js';
import { refundsOutward } from './outward/refunds.js';
import { remediesOutward } from './outward/remedies.js';
import { requestOutward } from './outward/request.js';

/** What others get to know of a return. */
export const rmaOutward = {
  ...requestOutward,
  ...courseOutward,
  ...goodsOutward,
  ...remediesOutward,
  ...refundsOutward,
} as const satisfies Outwards<RmaEvent>;
