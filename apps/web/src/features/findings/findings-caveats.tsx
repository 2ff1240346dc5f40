import type { ProjectSummary } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Moment } from '../../shell/moment.js';
import { sourcesQuery } from '../sources/source-queries.js';
import classes from './findings-card.module.css';

/** What the counts rest on, and what they say nothing about. */
export function FindingsCaveats({ projectId, summary }: { projectId: string; summary: ProjectSummary }) {
  const { data } = useQuery(sourcesQuery);
  const read = data?.items.flatMap(({ kind, lastSuccessAt }) =>
    kind === 'advisories' && lastSuccessAt ? [lastSuccessAt] : [],
  );
  const oldest = read?.sort()[0];
  return (
    <p className={classes.caveats}>
      {oldest ? (
        <>
          Checked against advisories read <Moment at={oldest} />.
        </>
      ) : null}
      {read && !oldest ? <strong>No source of advisories has been read yet: nothing is known.</strong> : null}{' '}
      {summary.notAssessed > 0 ? (
        <>
          <Link to="/projects/$projectId/not-assessed" params={{ projectId }}>
            {summary.notAssessed.toLocaleString('en')} {summary.notAssessed === 1 ? 'entry' : 'entries'} could not be
            assessed
          </Link>{' '}
          and {summary.notAssessed === 1 ? 'is' : 'are'} not counted here.
        </>
      ) : null}
    </p>
  );
}
