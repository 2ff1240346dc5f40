import type { EventType } from '@red-tortoise/contracts';
import { groupOfType } from './event-kinds.js';

/** The feed's filters, as they stand in the address. */
export interface FeedSearch {
  /** Event types, separated by commas; none means all. */
  types?: string | undefined;
  direct?: true | undefined;
  production?: true | undefined;
  /** The id of a project; none means all. */
  project?: string | undefined;
}

/** Reads the address leniently: what is not understood is no filter. */
export function readFeedSearch(raw: Record<string, unknown>): FeedSearch {
  const given = typeof raw.types === 'string' ? raw.types.split(',') : [];
  return {
    types: textOfTypes(given.filter(isEventType)),
    direct: raw.direct === true ? true : undefined,
    production: raw.production === true ? true : undefined,
    project: typeof raw.project === 'string' ? raw.project : undefined,
  };
}

export function chosenTypes({ types }: FeedSearch): EventType[] {
  return types?.split(',').filter(isEventType) ?? [];
}

/** Undefined, thus no filter, for an empty list. */
export function textOfTypes(types: readonly EventType[]): string | undefined {
  return types.length > 0 ? types.join(',') : undefined;
}

/** How many filters narrow the list. */
export function countFilters({ types, direct, production, project }: FeedSearch): number {
  return [types, direct, production, project].filter(Boolean).length;
}

function isEventType(value: string): value is EventType {
  return groupOfType(value) !== undefined;
}
