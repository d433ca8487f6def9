import { notFound, refused } from '../api/errors.ts';
import type { Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { createdWindow, listPage, pageFields } from '../api/pagination.ts';
import { flag, list, text } from '../api/params.ts';

const KEPT_SECONDS = 30 * 24 * 60 * 60;

const retrieveEvent = operation({
  method: 'GET',
  path: '/v1/events/:id',
  permission: 'rak_event_read',
  answers: 'event',
  fields: {},
  handle(context) {
    const event = context.store.events.get(context.id);
    if (event === undefined) throw notFound('event', context.id);
    return event;
  },
});

/** The change feed: the last 30 days, newest first (facts 9.4). */
const listEvents = operation({
  method: 'GET',
  path: '/v1/events',
  permission: 'rak_event_read',
  answers: 'event',
  fields: {
    ...pageFields,
    created: createdWindow,
    /** Nothing is delivered here, so nothing has failed either. */
    delivery_success: flag(),
    type: text(),
    types: list(text(), 20),
  },
  handle(context, params) {
    if (params.type !== undefined && params.types !== undefined) {
      throw refused(
        'You may only specify one of these parameters: type, types.',
        'types',
        'parameters_exclusive',
      );
    }
    const { events } = context.store;
    const oldest = context.now - KEPT_SECONDS;
    const isWanted = typeFilter(params.type, params.types);
    return listPage({
      order: events.order,
      entryOf: (id) => events.entry(id),
      page: params,
      url: context.path,
      noun: 'event',
      created: params.created,
      accepts: (event) =>
        event.created >= oldest && isWanted(event.type) && (params.delivery_success ?? true),
    });
  },
});

/** One type may end in a wildcard: `product.*`. */
function typeFilter(
  type: string | undefined,
  types: readonly string[] | undefined,
): (type: string) => boolean {
  if (types !== undefined) return (candidate) => types.includes(candidate);
  if (type === undefined || type === '*') return () => true;
  if (type.endsWith('.*')) return (candidate) => candidate.startsWith(type.slice(0, -1));
  return (candidate) => candidate === type;
}

export const eventOperations: readonly Operation[] = [retrieveEvent, listEvents];
