import type { Import } from '@red-tortoise/contracts';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LinkButton } from '../../shell/link-button.js';
import { SeverityTag } from '../../shell/severity-tag.js';
import { diffQuery } from '../diffs/diff-queries.js';
import { severityClasses, severityCounts, totalOf } from '../findings/severity.js';
import { projectQuery } from '../projects/project-queries.js';
import classes from './import-flow.module.css';

/** The end of an import: what is in it, what is wrong with it, and what it changed. */
export function ImportDone({ item }: { item: Import }) {
  const { id, projectId, counts } = item;
  const { data: project } = useQuery(projectQuery(projectId));
  return (
    <section className={classes.panel} aria-label="Import">
      <div className={classes.file}>
        <span className={classes.doneIcon} aria-hidden="true">
          <IconCircleCheck size={26} stroke={1.6} />
        </span>
        <div>
          <h2 className={classes.heading}>{project?.name ?? 'The project'} is imported</h2>
          <p className={classes.fileSize} role="status">
            {counts.components.toLocaleString('en')} components, {counts.direct.toLocaleString('en')} of them direct
            {counts.notAssessed > 0 ? `, ${counts.notAssessed.toLocaleString('en')} not assessed` : ''}
          </p>
        </div>
      </div>
      <OpenFindings projectId={projectId} />
      <Changes importId={id} />
      <div className={classes.actions}>
        <LinkButton to="/projects/$projectId" params={{ projectId }}>
          Open the project
        </LinkButton>
        <LinkButton to="/projects/$projectId/findings" params={{ projectId }} variant="default">
          See the findings
        </LinkButton>
      </div>
    </section>
  );
}

function OpenFindings({ projectId }: { projectId: string }) {
  const { data: project } = useQuery(projectQuery(projectId));
  if (!project?.summary) return <p className={classes.text}>Counting the findings…</p>;
  const counts = severityCounts(project.summary.findings);
  const total = totalOf(counts);
  if (total === 0) return <p className={classes.text}>No known vulnerability affects it.</p>;
  return (
    <div>
      <p className={classes.text}>
        <strong>
          {total.toLocaleString('en')} open {total === 1 ? 'finding' : 'findings'}
        </strong>
      </p>
      <ul className={classes.severities}>
        {severityClasses
          .filter((severity) => counts[severity] > 0)
          .map((severity) => (
            <li key={severity}>
              {counts[severity].toLocaleString('en')}{' '}
              {severity === 'malicious' ? <SeverityTag level="critical" malicious /> : <SeverityTag level={severity} />}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** In one line, and only where there was something before. */
function Changes({ importId }: { importId: string }) {
  const { data: diff } = useQuery(diffQuery(importId));
  if (!diff?.from) return null;
  const { added, removed, moved, introduced, fixed } = diff.counts;
  const parts = [
    [introduced, 'findings introduced'],
    [fixed, 'fixed'],
    [added, 'packages added'],
    [removed, 'removed'],
    [moved, 'moved'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, label]) => `${count.toLocaleString('en')} ${label}`);
  return (
    <p className={classes.text}>
      Since the last import: {shown.join(', ') || 'nothing changed'}.{' '}
      <Link to="/imports/$importId/diff" params={{ importId }}>
        What changed
      </Link>
    </p>
  );
}
