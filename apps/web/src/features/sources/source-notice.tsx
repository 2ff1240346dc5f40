import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Moment } from '../../shell/moment.js';
import classes from './source-notice.module.css';
import { sourcesQuery } from './source-queries.js';

const nothingYet = {
  packages: 'Your projects are imported, but their packages have not been looked up yet.',
  advisories: 'None of its advisories has been loaded yet, so findings may be missing.',
} as const;

/** Says above a list that a source is out of reach, so that an old list is not taken for a quiet one. */
export function SourceNotice() {
  const { data } = useQuery(sourcesQuery);
  const stalled = data?.items.find((source) => source.state === 'stalled');
  if (!stalled) return null;
  return (
    <div className={classes.notice} role="status">
      <IconPlugConnectedX className={classes.icon} size={22} stroke={1.6} aria-hidden="true" />
      <p className={classes.words}>
        <strong>{stalled.title} is out of reach.</strong>{' '}
        {stalled.lastSuccessAt ? (
          <>
            What you see was last looked up <Moment at={stalled.lastSuccessAt} />.
          </>
        ) : (
          nothingYet[stalled.kind]
        )}{' '}
        {stalled.nextRunAt ? (
          <>
            It is tried again <Moment at={stalled.nextRunAt} />.
          </>
        ) : (
          'It is tried again by itself.'
        )}
      </p>
    </div>
  );
}
