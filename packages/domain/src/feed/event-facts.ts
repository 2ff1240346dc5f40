import type { EventDocument, FeedEntryDocument } from '@red-tortoise/documents';

export type EventFacts = Pick<FeedEntryDocument, 'level' | 'prerelease' | 'severity' | 'malicious' | 'fixable'>;

/** The fields of events' data that facts come from: what a reader of stored events must ask for. */
export const factFields = ['data.level', 'data.severity', 'data.malicious', 'data.fixedIn', 'data.fixable'] as const;

/** What rules ask of an event, from what it says itself: the same whenever it is asked. */
export function eventFacts({ type, data }: Pick<EventDocument, 'type' | 'data'>): EventFacts {
  const level = type === 'package.released' ? ((data.level as EventFacts['level']) ?? null) : null;
  const aboutAdvisory = 'severity' in data;
  return {
    level,
    prerelease: level === 'prerelease',
    severity: aboutAdvisory ? (data.severity as EventFacts['severity']) : null,
    malicious: data.malicious === true,
    fixable: aboutAdvisory ? isFixable(data) : null,
  };
}

/** A finding says so itself; an advisory names the versions. */
function isFixable({ fixable, fixedIn }: EventDocument['data']): boolean {
  return fixable === true || (Array.isArray(fixedIn) && fixedIn.length > 0);
}
