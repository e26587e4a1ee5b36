import { z } from 'zod';
import { categories } from '#rma/returns';
import { sku } from '../schemas/kinds.js';

export const guidesQuery = z.strictObject({ category: z.enum(categories).optional(), sku: sku.optional() });

export const guidesAnswer = z
  .strictObject({
    guides: z.array(
      z.strictObject({
        guideId: z.string(),
        category: z.enum(categories),
        title: z.string(),
        skus: z
          .array(z.string())
          .optional()
          .describe('The products it is for, * at the end for anything; every product where it is left out'),
        steps: z.array(z.string()),
        safety: z.array(z.string()).describe('What to heed, and when to stop'),
      }),
    ),
  })
  .meta({
    id: 'TroubleshootingGuides',
    examples: [
      {
        guides: [
          {
            guideId: 'player-no-sound',
            category: 'mp3Mp4Player',
            title: 'No sound, or sound on one side',
            steps: ['Turn the volume up and check that the player is not muted or paused.', 'Try other headphones.'],
            safety: ['Begin at a low volume with headphones on.'],
          },
        ],
      },
    ],
  });
