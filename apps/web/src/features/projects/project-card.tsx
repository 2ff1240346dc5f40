import type { Project, ProjectSummary } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';
import { severityCounts, severityDigest } from '../findings/severity.js';
import { SeverityBar } from '../findings/severity-bar.js';
import { countBehind } from './behind.js';
import { formatName } from './format-name.js';
import classes from './project-card.module.css';

/** A project at a glance. */
export function ProjectCard({ project }: { project: Project }) {
  const { id, name, currentImport, latestImport, summary } = project;
  return (
    <article className={classes.card}>
      <h2 className={classes.name}>
        <Link to="/projects/$projectId" params={{ projectId: id }} className={classes.link}>
          {name}
        </Link>
      </h2>
      <p className={classes.source}>
        {currentImport?.finishedAt ? (
          <>
            {currentImport.format ? formatName(currentImport.format) : currentImport.filename}, imported{' '}
            <Moment at={currentImport.finishedAt} />
          </>
        ) : (
          'Nothing imported yet'
        )}
      </p>
      {latestImport?.state === 'failed' ? <Tag tone="red">last import failed</Tag> : null}
      {latestImport?.state === 'running' || latestImport?.state === 'queued' ? (
        <Tag tone="blue">import running</Tag>
      ) : null}
      {summary ? <Summary summary={summary} /> : <p className={classes.hint}>Open it to import a lockfile or SBOM.</p>}
    </article>
  );
}

function Summary({ summary }: { summary: ProjectSummary }) {
  const counts = [
    { label: 'components', count: summary.components },
    { label: 'behind', count: countBehind(summary.behind) },
    { label: 'deprecated', count: summary.deprecated },
    { label: 'not assessed', count: summary.notAssessed },
  ];
  return (
    <>
      <Findings summary={summary} />
      <dl className={classes.counts}>
        {counts.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Findings({ summary: { findings, verdict } }: { summary: ProjectSummary }) {
  const counts = severityCounts(findings);
  return (
    <>
      <p className={classes.findings}>
        <span>{severityDigest(counts)}</span>
        {verdict === 'pass' ? null : (
          <Tag tone={verdict === 'fail' ? 'red' : 'amber'}>
            {verdict === 'fail' ? 'breaks the policy' : 'policy warns'}
          </Tag>
        )}
      </p>
      <SeverityBar counts={counts} />
    </>
  );
}
