import type { ProjectSummary } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { severityCounts, totalOf } from '../findings/severity.js';
import { countBehind } from './behind.js';
import classes from './summary-tiles.module.css';

/** The counts of a project; each that can be looked into leads there. */
export function SummaryTiles({ projectId, summary }: { projectId: string; summary: ProjectSummary }) {
  const components = { to: '/projects/$projectId/components', params: { projectId } } as const;
  const { direct, dev, behind, deprecated, findings, installScripts, notAssessed, notFetched } = summary;
  return (
    <ul className={classes.tiles}>
      <li className={classes.tile}>
        <Link {...components} search={{}}>
          <Count count={summary.components} label="components" />
        </Link>
        <span className={classes.note}>
          {direct.toLocaleString('en')} direct, {dev.toLocaleString('en')} dev
        </span>
      </li>
      <li className={classes.tile}>
        <Link to="/projects/$projectId/findings" params={{ projectId }}>
          <Count count={totalOf(severityCounts(findings))} label="open findings" />
        </Link>
        <span className={classes.note}>{findings.fixable.toLocaleString('en')} with a proven fix</span>
      </li>
      <li className={classes.tile}>
        <Link {...components} search={{ behind: 'major' }}>
          <Count count={behind.major} label="a major behind" />
        </Link>
        <span className={classes.note}>{countBehind(behind).toLocaleString('en')} behind in all</span>
      </li>
      <li className={classes.tile}>
        <Link {...components} search={{ deprecated: true }}>
          <Count count={deprecated} label="deprecated" />
        </Link>
        <span className={classes.note}>by their maintainers</span>
      </li>
      <li className={classes.tile}>
        <span>
          <Count count={installScripts} label="with install scripts" />
        </span>
        <span className={classes.note}>run code when installed</span>
      </li>
      <li className={classes.tile}>
        <Link to="/projects/$projectId/not-assessed" params={{ projectId }}>
          <Count count={notAssessed} label="not assessed" />
        </Link>
        <span className={classes.note}>{notFetched.toLocaleString('en')} not fetched yet</span>
      </li>
    </ul>
  );
}

function Count({ count, label }: { count: number; label: string }) {
  return (
    <>
      <strong className={classes.count}>{count.toLocaleString('en')}</strong>
      <span className={classes.label}>{label}</span>
    </>
  );
}
