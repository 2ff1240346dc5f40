import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';
import { clockTime, dateText, exactTime } from '../../shell/time-text.js';
import { useProjectName } from '../projects/use-project-name.js';
import { EntryDetails } from './entry-details.js';
import { EntryMenu } from './entry-menu.js';
import { entrySentence } from './entry-sentence.js';
import { aboutOf, withReason } from './event-about.js';
import { EventIcon } from './event-icon.js';
import { isTrustEvent } from './event-kinds.js';
import classes from './feed-entry-view.module.css';
import type { FeedEntry } from './group-feed.js';
import { SentenceView } from './sentence-view.js';
import { WhyMe } from './why-me.js';

interface FeedEntryViewProps {
  entry: FeedEntry;
  /** Left out on a package's own page, where the name needs no link and the reason is plain. */
  withReasons?: boolean;
  /** Shows the date beside the time, where no heading does. */
  dated?: boolean;
}

/** One entry of the feed: what happened, why the reader is told, and when. */
export function FeedEntryView({ entry, withReasons = true, dated = false }: FeedEntryViewProps) {
  const { event, packageName, reasons } = entry.lead;
  const { projectId, packagePurl, packageNamed } = aboutOf(event);
  const knownName = useProjectName(projectId);
  const projectName = reasons[0]?.projectName ?? knownName ?? 'A project';
  const name = packageNamed ?? packageName ?? packagePurl ?? projectName;
  return (
    <article className={classes.entry} data-trust={isTrustEvent(event.type) || undefined}>
      <EventIcon type={event.type} />
      <div className={classes.words}>
        <SentenceView
          parts={entrySentence(entry, name, projectName)}
          packagePurl={withReasons ? packagePurl : undefined}
          projectId={projectId}
        />
        <EntryDetails entry={entry} />
        {withReasons && packagePurl && !sumsUpFindings(entry) ? (
          <WhyMe item={withReason(entry.lead, projectName)} />
        ) : null}
      </div>
      <div className={classes.when}>
        <Moment at={event.occurredAt} className={classes.relative} />
        <span className={classes.exact}>
          {entry.isNew ? <Tag tone="red">new</Tag> : null}
          <span title={exactTime(event.occurredAt)}>
            {dated ? dateText(event.occurredAt) : clockTime(event.occurredAt)}
          </span>
          {withReasons ? (
            <EntryMenu type={event.type} name={name} packagePurl={packagePurl} projectId={projectId} />
          ) : null}
        </span>
      </div>
    </article>
  );
}

/** Several findings have several packages; the reason of one is not that of all. */
function sumsUpFindings({ items, lead }: FeedEntry): boolean {
  return items.length > 1 && 'findingId' in lead.event.data;
}
