import { z } from 'zod';
import { categories } from '#rma/returns';

const text = z.string().min(1).max(1_000);
const guideId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be 1 to 64 small letters, digits or hyphens');
const skuPattern = z
  .string()
  .regex(/^[^*]*\*?$/, 'may end in *, which stands for anything')
  .min(2)
  .max(64);

/** What a file of guides says, those of one category; unknown or missing fields stop the start. */
export const guideFile = z.strictObject({
  category: z.enum(categories),
  guides: z
    .array(
      z.strictObject({
        guideId,
        title: text,
        skus: z.array(skuPattern).nonempty().optional(),
        steps: z.array(text).nonempty().max(50),
        safety: z.array(text).max(20),
      }),
    )
    .nonempty(),
});
