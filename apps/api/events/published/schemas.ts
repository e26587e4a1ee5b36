import type { z } from 'zod';
import type { rmaOutward } from '#rma/returns';
import { claimSchemas, feedbackSchemas, parcelSchemas, refundSchemas } from './beside.js';
import { courseSchemas } from './course.js';
import { goodsSchemas } from './goods.js';
import { orderSchemas } from './order.js';
import { refundsSchemas } from './refunds.js';
import { remediesSchemas } from './remedies.js';
import { requestSchemas } from './request.js';
import { schemasFor } from './shown.js';

/** What is told of a return. */
const rmaSchemas = schemasFor<typeof rmaOutward>()({
  ...requestSchemas,
  ...courseSchemas,
  ...goodsSchemas,
  ...remediesSchemas,
  ...refundsSchemas,
});

/** The schema of the data of every published event, in today's version. */
export const publishedSchemas: Readonly<Record<string, z.ZodType>> = {
  ...orderSchemas,
  ...rmaSchemas,
  ...refundSchemas,
  ...claimSchemas,
  ...parcelSchemas,
  ...feedbackSchemas,
};
