import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/allow.js';
import { DescribesPublic } from '../http/described.js';
import { Problem } from '../http/problem.js';
import { asyncApi } from './async-api.js';
import { type JsonSchema, schemaDocument } from './schema-documents.js';

const anyObject = (example: object) => ({ 'application/json': { schema: { type: 'object', example } } });
const schemaExample = { $id: '/schemas/RmaClosed/1.json', title: 'returns.RmaClosed.v1', type: 'object' };

/** What published events look like; like the description of the API they tell of nobody, so no key is asked for. */
@ApiTags('Events: shapes')
@Controller()
export class ShapesController {
  #asyncApi: object | undefined;

  @Get('asyncapi.json')
  @Public()
  @DescribesPublic('Every published event, as AsyncAPI 3')
  @ApiResponse({ status: 200, description: 'AsyncAPI 3.0.0', content: anyObject({ asyncapi: '3.0.0' }) })
  described(): object {
    return (this.#asyncApi ??= asyncApi());
  }

  @Get('schemas/:eventType/:version.json')
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @Public()
  @DescribesPublic('The JSON Schema of the data of a published event')
  @ApiResponse({ status: 200, description: 'JSON Schema 2020-12', content: anyObject(schemaExample) })
  schema(@Param('eventType') eventType: string, @Param('version') version: string): JsonSchema {
    const document = schemaDocument(eventType, version);
    if (!document) throw Problem.at('NOT_FOUND', 'There is no such event, or not in this version.');
    return document;
  }
}
