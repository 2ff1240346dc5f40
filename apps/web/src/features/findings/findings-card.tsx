import type { ProjectSummary } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import classes from './findings-card.module.css';
import { FindingsCaveats } from './findings-caveats.js';
import { searchOfClass, severityClassesOf, severityCounts, severityLabel, totalOf } from './severity.js';
import { SeverityBar } from './severity-bar.js';

/** What is open in a project, by severity; each count leads to its findings. */
export function FindingsCard({ projectId, summary }: { projectId: string; summary: ProjectSummary }) {
  const { findings } = summary;
  const counts = severityCounts(findings);
  const total = totalOf(counts);
  const to = { to: '/projects/$projectId/findings', params: { projectId } } as const;
  return (
    <Card title="Findings" aside={total === 0 ? 'none open' : `${total.toLocaleString('en')} open`}>
      <SeverityBar counts={counts} />
      <ul className={classes.levels}>
        {severityClassesOf(counts).map((severityClass) => (
          <li key={severityClass} data-any={counts[severityClass] > 0 || undefined}>
            <Link {...to} search={searchOfClass(severityClass)}>
              <span className={classes.swatch} data-severity={severityClass} aria-hidden="true" />
              {severityLabel(severityClass)}
              <strong>{counts[severityClass].toLocaleString('en')}</strong>
            </Link>
          </li>
        ))}
      </ul>
      <p className={classes.line}>
        {findings.fixable > 0 ? (
          <Link {...to} search={{ fix: 'proven' }}>
            {findings.fixable.toLocaleString('en')} {findings.fixable === 1 ? 'has' : 'have'} a proven fix
          </Link>
        ) : (
          <span>{total > 0 ? 'None has a proven fix yet' : null}</span>
        )}
        <Closed findings={findings} projectId={projectId} />
      </p>
      <FindingsCaveats projectId={projectId} summary={summary} />
    </Card>
  );
}

function Closed({ findings, projectId }: { findings: ProjectSummary['findings']; projectId: string }) {
  const groups = [
    { state: 'not-affected', count: findings.notAffected, label: 'not affected' },
    { state: 'risk-accepted', count: findings.riskAccepted, label: 'risk accepted' },
    { state: 'false-positive', count: findings.falsePositive, label: 'false positive' },
    { state: 'fixed', count: findings.fixed, label: 'fixed' },
  ] as const;
  return groups
    .filter(({ count }) => count > 0)
    .map(({ state, count, label }) => (
      <Link key={state} to="/projects/$projectId/findings" params={{ projectId }} search={{ state }}>
        {count.toLocaleString('en')} {label}
      </Link>
    ));
}
