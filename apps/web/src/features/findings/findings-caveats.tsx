import type { ProjectSummary } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Moment } from '../../shell/moment.js';
import { sourcesQuery } from '../sources/source-queries.js';
import { checkedAgainst } from './checked-against.js';
import classes from './findings-card.module.css';

/** What the counts rest on, and what they say nothing about. */
export function FindingsCaveats({ projectId, summary }: { projectId: string; summary: ProjectSummary }) {
  const { data } = useQuery(sourcesQuery);
  const checked = data && checkedAgainst(data.items);
  return (
    <p className={classes.caveats}>
      {checked?.readAt ? (
        <>
          Checked against {checked.onlyStarter ? 'the small set of advisories for a start, read' : 'advisories read'}{' '}
          <Moment at={checked.readAt} />.
        </>
      ) : null}
      {checked?.readAt === null ? <strong>No source of advisories has been read yet: nothing is known.</strong> : null}{' '}
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
