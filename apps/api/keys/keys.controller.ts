import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ApiKeys } from '#rma/platform';
import { Allow } from '../access/allow.js';
import { DescribesAnswer } from '../http/described.js';
import { Problem } from '../http/problem.js';
import { keyBody, keyMade, keysAnswer } from '../schemas/administration.js';

/** Who may use the API. Only an admin's key opens these. */
@ApiTags('Keys')
@Controller('v1/keys')
export class KeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Post()
  @HttpCode(201)
  @Allow()
  @DescribesAnswer('Make a key; it is shown this once', keyMade, 201)
  create(@Body({ schema: keyBody }) { role, buyerId, note }: z.infer<typeof keyBody>) {
    return this.keys.create(role, buyerId ?? null, note);
  }

  @Get()
  @Allow()
  @DescribesAnswer('Every key ever made, without what opens', keysAnswer)
  list() {
    return { keys: this.keys.list() };
  }

  @Delete(':keyId')
  @HttpCode(204)
  @Allow()
  @DescribesAnswer('End a key for ever', null, 204)
  async revoke(@Param('keyId') keyId: string): Promise<void> {
    if (!(await this.keys.revoke(keyId))) throw Problem.at('NOT_FOUND', 'There is no such key.');
  }
}
