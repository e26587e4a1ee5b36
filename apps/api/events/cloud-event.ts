import { occurredAtOf, type RecordedEvent, rmaIdOf } from '#rma/event-store';
import type { PublishedType } from './catalogue.js';

/** Where all events come from, whatever store keeps them: with `id` it tells each from every other (CloudEvents 1.0.2). */
export const source = 'urn:rma:returns';

/** A CloudEvent in JSON, around data that are JSON already. `position` is an extension: where to go on after this event. */
export function cloudEventText(recorded: RecordedEvent, { name }: PublishedType, streamPrefix: string, data: string): string {
  const { id, position } = recorded;
  const subject = JSON.stringify(subjectOf(recorded, streamPrefix));
  return (
    `{"specversion":"1.0","id":"${id}","source":"${source}","type":"${name}","subject":${subject},"time":"${occurredAtOf(recorded)}",` +
    `"datacontenttype":"application/json","position":"${position}","data":${data}}`
  );
}

/** The return that it is about; else the order, claim, parcel or finding, whose id its stream is named by. */
function subjectOf(recorded: RecordedEvent, streamPrefix: string): string {
  return rmaIdOf(recorded) ?? recorded.stream.slice(recorded.stream.indexOf('-', streamPrefix.length) + 1);
}
