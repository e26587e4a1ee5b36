import { publishedTypes } from './catalogue.js';
import { source } from './cloud-event.js';
import { dataSchemaOf, type JsonSchema } from './schema-documents.js';

/** `/asyncapi.json` (AsyncAPI 3.0.0): every published event with the envelope it comes in. */
export function asyncApi(): object {
  const each = <Value>(describe: (type: (typeof publishedTypes)[number]) => Value) =>
    Object.fromEntries(publishedTypes.map((type) => [type.event, describe(type)]));
  return {
    asyncapi: '3.0.0',
    info: { title: 'RMA events', version: '1', description: 'What happens to returns, told in the order in which it was stored.' },
    defaultContentType: 'application/json',
    channels: {
      events: {
        address: '/v1/events',
        description: 'Read over HTTP as a batch, as lines, or live as server-sent events; `position` is where to go on.',
        messages: each(({ event }) => ({ $ref: `#/components/messages/${event}` })),
      },
    },
    operations: {
      tellEvents: {
        action: 'send',
        channel: { $ref: '#/channels/events' },
        summary: 'Tells every published event once to every reader, who goes on after the last position they have',
        security: [{ $ref: '#/components/securitySchemes/key' }],
        messages: publishedTypes.map(({ event }) => ({ $ref: `#/channels/events/messages/${event}` })),
      },
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key' } },
      messages: each(({ event, name }) => ({
        name,
        title: event,
        contentType: 'application/cloudevents+json',
        payload: {
          allOf: [
            { $ref: '#/components/schemas/CloudEvent' },
            { properties: { type: { const: name }, data: { $ref: `#/components/schemas/${event}` } } },
          ],
        },
      })),
      schemas: {
        CloudEvent: cloudEvent,
        ...each((type) => {
          const { $schema: _, ...schema } = dataSchemaOf(type, 'draft-7');
          return schema;
        }),
      },
    },
  };
}

const cloudEvent: JsonSchema = {
  type: 'object',
  description: 'CloudEvents 1.0.2 in JSON',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'position', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', format: 'uuid', description: 'The same whenever and however often it is told' },
    source: { const: source },
    type: { type: 'string' },
    subject: { type: 'string', description: 'The id of the return; of an order, claim, parcel or finding where it is about no return' },
    time: { type: 'string', format: 'date-time', description: 'When it happened' },
    datacontenttype: { const: 'application/json' },
    position: { type: 'string', description: 'Its place in the order of all events: go on `after` it' },
    data: { type: 'object' },
  },
};
