import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { roles } from '#rma/returns';
import { Allow } from '../access/allow.js';
import { DescribesAnswer } from '../http/described.js';
import { Guides } from './guides.js';
import { guidesAnswer, guidesQuery } from './troubleshooting-schemas.js';

/** What is tried before a warranty return. */
@ApiTags('Troubleshooting')
@Controller('v1/troubleshooting')
export class TroubleshootingController {
  constructor(private readonly guides: Guides) {}

  @Get()
  @Allow(...roles.filter((role) => role !== 'admin'))
  @DescribesAnswer('Troubleshooting guides of a category or for a product, the product’s own first', guidesAnswer)
  find(@Query({ schema: guidesQuery }) query: z.infer<typeof guidesQuery>) {
    return { guides: this.guides.find(query) };
  }
}
