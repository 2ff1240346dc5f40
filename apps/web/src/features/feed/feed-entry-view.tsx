import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';
import { clockTime, dateText, exactTime } from '../../shell/time-text.js';
import { useProjectName } from '../projects/use-project-name.js';
import { entrySentence, versionOf } from './entry-sentence.js';
import { EventIcon } from './event-icon.js';
import { isTrustEvent } from './event-kinds.js';
import classes from './feed-entry-view.module.css';
import type { FeedEntry } from './group-feed.js';
import { SentenceView } from './sentence-view.js';
import { WhyMe } from './why-me.js';

const mostVersions = 24;

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
  const isImport = event.type === 'project.imported';
  const projectName = useProjectName(isImport ? event.data.projectId : undefined);
  const name = packageName ?? reasons[0]?.projectName ?? projectName ?? (isImport ? 'A project' : event.subject);
  return (
    <article className={classes.entry} data-trust={isTrustEvent(event.type) || undefined}>
      <EventIcon type={event.type} />
      <div className={classes.words}>
        <SentenceView
          parts={entrySentence(entry, name)}
          packagePurl={withReasons && !isImport ? event.subject : undefined}
          projectId={isImport ? event.data.projectId : undefined}
        />
        <Versions entry={entry} />
        {withReasons && !isImport ? <WhyMe item={entry.lead} /> : null}
      </div>
      <div className={classes.when}>
        <Moment at={event.occurredAt} className={classes.relative} />
        <span className={classes.exact}>
          {entry.isNew ? <Tag tone="red">new</Tag> : null}
          <span title={exactTime(event.occurredAt)}>
            {dated ? dateText(event.occurredAt) : clockTime(event.occurredAt)}
          </span>
        </span>
      </div>
    </article>
  );
}

/** The versions that an entry sums up. */
function Versions({ entry }: { entry: FeedEntry }) {
  if (entry.items.length === 1) return null;
  const versions = entry.items.map(({ event }) => versionOf(event)).filter((version) => version !== null);
  const hidden = versions.length - mostVersions;
  return (
    <p className={classes.versions}>
      {versions.slice(0, mostVersions).join(', ')}
      {hidden > 0 ? ` and ${hidden} more` : ''}
    </p>
  );
}
