import type { InboxItem } from '@red-tortoise/contracts';
import { aboutOf, withReason } from '../feed/event-about.js';
import { eventSentence } from '../feed/event-sentence.js';
import { SentenceView } from '../feed/sentence-view.js';
import { WhyMe } from '../feed/why-me.js';
import { useProjectName } from '../projects/use-project-name.js';
import classes from './inbox-entry.module.css';

/** What happened, in which projects, and through what. */
export function EntryWords({ item }: { item: InboxItem }) {
  const { event, notice } = item;
  const { projectId, packagePurl, packageNamed } = event ? aboutOf(event) : {};
  const knownName = useProjectName(projectId);
  if (notice) {
    return (
      <p className={classes.notice}>
        <strong>Channel {notice.channelName} was paused:</strong> {notice.reason} What it should have sent waits until
        somebody lets it send again.
      </p>
    );
  }
  if (!event) return null;
  const projectName = item.reasons[0]?.projectName ?? knownName ?? 'A project';
  const name = packageNamed ?? item.packageName ?? packagePurl ?? projectName;
  const { data } = event;
  return (
    <>
      <SentenceView parts={eventSentence(event, name)} packagePurl={packagePurl} projectId={projectId} />
      {'summary' in data && data.summary ? <p className={classes.summary}>{data.summary}</p> : null}
      {packagePurl ? <WhyMe item={withReason({ ...item, event, isNew: false, moreReasons: 0 }, projectName)} /> : null}
    </>
  );
}
