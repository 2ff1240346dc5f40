import type { Statement } from './statement.js';
import type { TimelineEntry } from './timeline.js';
import { type Background, versionStatements } from './version-statements.js';

/** What each version for which `isNews` says when it appears, in the order of publication. Linear. */
export function walkTimeline(timeline: TimelineEntry[], isNews: (entry: TimelineEntry) => boolean): Statement[] {
  const declared = new Map<TimelineEntry, string | null>();
  const publishers = new Set<string>();
  let lastPublished: TimelineEntry | null = null;
  const statements: Statement[] = [];
  for (const entry of timeline) {
    const { licence, publisher } = entry.version;
    const inherited = entry.predecessor ? declared.get(entry.predecessor) : null;
    declared.set(entry, licence ?? inherited ?? null);
    const background: Background = {
      lastPublished,
      publishers,
      declaredLicence: (earlier) => declared.get(earlier) ?? null,
    };
    if (isNews(entry)) statements.push(...versionStatements(entry, background));
    if (publisher !== null) {
      publishers.add(publisher);
      lastPublished = entry;
    }
  }
  return statements;
}
