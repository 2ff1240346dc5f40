import { Fragment } from 'react';
import { detailOf } from './entry-sentence.js';
import classes from './feed-entry-view.module.css';
import type { FeedEntry } from './group-feed.js';
import { SentencePartView } from './sentence-view.js';

const mostDetails = 24;

/** What stands below an entry's sentence: what it sums up, or what an advisory is about. */
export function EntryDetails({ entry: { items, lead } }: { entry: FeedEntry }) {
  if (items.length === 1) {
    const { data } = lead.event;
    return 'summary' in data && data.summary ? <p className={classes.details}>{data.summary}</p> : null;
  }
  const details = items.map(({ event }) => detailOf(event)).filter((detail) => detail !== null);
  const hidden = details.length - mostDetails;
  return (
    <p className={classes.details}>
      {details.slice(0, mostDetails).map((part, index) => (
        // Items never change their order, so the place of one is its identity.
        <Fragment key={index}>
          {index > 0 ? ', ' : null}
          <SentencePartView part={part} />
        </Fragment>
      ))}
      {hidden > 0 ? ` and ${hidden.toLocaleString('en')} more` : ''}
    </p>
  );
}
