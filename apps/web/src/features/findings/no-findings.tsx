import type { Project, Source } from '@red-tortoise/contracts';
import { IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';
import { sourcesQuery } from '../sources/source-queries.js';
import { checkedAgainst } from './checked-against.js';
import classes from './no-findings.module.css';

/** What stands where nothing is open: what that was checked against, when, and what it says nothing about. */
export function NoFindings({ projects }: { projects: readonly Project[] }) {
  const { data, error, refetch } = useQuery(sourcesQuery);
  if (!data && error) {
    const what = 'Nothing is listed, but what that was checked against could not be loaded';
    return <FailureNotice error={error} what={what} retry={() => void refetch()} />;
  }
  if (!data) return <ListSkeleton what="what was checked" rows={3} />;
  const { sources, readAt, onlyStarter } = checkedAgainst(data.items);
  if (readAt === null) return <NotChecked sources={sources} />;
  const components = sumOf(projects, ({ summary }) => summary?.components);
  const Icon = onlyStarter ? IconShieldQuestion : IconShieldCheck;
  return (
    <EmptyState good={!onlyStarter} icon={<Icon size={30} stroke={1.5} />} title="No open findings">
      <p className={classes.words}>
        {components === 1
          ? 'The one component that could be assessed has none.'
          : `None of the ${components.toLocaleString('en')} components that could be assessed has one.`}{' '}
        Checked against:
      </p>
      <SourceLines sources={sources} />
      {onlyStarter ? (
        <p className={classes.words}>That is a small set for a start: much that is known elsewhere is not in it.</p>
      ) : null}
      <NotAssessed projects={projects} />
      <Closed projects={projects} />
    </EmptyState>
  );
}

function NotChecked({ sources }: { sources: readonly Source[] }) {
  return (
    <EmptyState icon={<IconShieldQuestion size={30} stroke={1.5} />} title="Not checked yet">
      <p className={classes.words}>
        No source of advisories has been read so far, so nothing can be said about these components.
      </p>
      <SourceLines sources={sources} />
    </EmptyState>
  );
}

function SourceLines({ sources }: { sources: readonly Source[] }) {
  return (
    <ul className={classes.sources}>
      {sources.map(({ name, title, records, lastSuccessAt, state, failure }) => (
        <li key={name}>
          <strong>{title}</strong>
          {records === null ? null : <span>{records.toLocaleString('en')} records</span>}
          <span>
            {lastSuccessAt ? (
              <>
                read <Moment at={lastSuccessAt} />
              </>
            ) : (
              'not read yet'
            )}
          </span>
          {state === 'stalled' ? (
            <Tag tone="amber" title={failure ?? undefined}>
              out of reach
            </Tag>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function NotAssessed({ projects }: { projects: readonly Project[] }) {
  const count = sumOf(projects, ({ summary }) => summary?.notAssessed);
  if (count === 0) return null;
  const [only] = projects;
  const text = `${count.toLocaleString('en')} ${count === 1 ? 'entry' : 'entries'} could not be assessed`;
  return (
    <p className={classes.words}>
      {only && projects.length === 1 ? (
        <Link to="/projects/$projectId/not-assessed" params={{ projectId: only.id }}>
          {text}
        </Link>
      ) : (
        <Link to="/projects">{text}</Link>
      )}
      , and nothing is said about {count === 1 ? 'it' : 'them'}.
    </p>
  );
}

function Closed({ projects }: { projects: readonly Project[] }) {
  const count = sumOf(projects, ({ summary }) => {
    if (!summary) return 0;
    const { notAffected, riskAccepted, falsePositive, fixed } = summary.findings;
    return notAffected + riskAccepted + falsePositive + fixed;
  });
  if (count === 0) return null;
  const text = `${count.toLocaleString('en')} ${count === 1 ? 'finding' : 'findings'}`;
  return (
    <p className={classes.words}>
      <Link to="." search={{ state: 'all' }}>
        {text}
      </Link>{' '}
      {count === 1 ? 'is' : 'are'} decided or fixed.
    </p>
  );
}

function sumOf(projects: readonly Project[], countOf: (project: Project) => number | undefined): number {
  return projects.reduce((sum, project) => sum + (countOf(project) ?? 0), 0);
}
