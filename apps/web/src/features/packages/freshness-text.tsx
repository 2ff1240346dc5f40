import type { Freshness } from '@red-tortoise/contracts';
import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';

/** When a package was looked up, or why it was not. */
export function FreshnessText({ freshness: { state, fetchedAt, failure } }: { freshness: Freshness }) {
  if (state === 'not-fetched') return 'not fetched yet';
  return (
    <>
      {fetchedAt ? <Moment at={fetchedAt} /> : null} {state === 'stale' ? <Tag tone="amber">stale</Tag> : null}
      {state === 'failing' ? (
        <Tag tone="red" title={failure ?? undefined}>
          look-up fails
        </Tag>
      ) : null}
      {state === 'not-found' ? <Tag tone="grey">not in the registry</Tag> : null}
    </>
  );
}
