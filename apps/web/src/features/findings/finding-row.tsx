import { Checkbox } from '@mantine/core';
import type { Finding } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Moment } from '../../shell/moment.js';
import { SeverityTag } from '../../shell/severity-tag.js';
import { Tag } from '../../shell/tag.js';
import { pathText } from '../feed/reason-text.js';
import classes from './finding-row.module.css';
import { FixGlance } from './fix-glance.js';
import { resolutionText, stateLabel, stateTone } from './state-text.js';

interface FindingRowProps {
  finding: Finding;
  withProject: boolean;
  chosen: boolean;
  toggle: (id: string) => void;
}

/** A finding in a list: how bad, where, what, and what to do about it. */
export const FindingRow = memo(function FindingRow({ finding, withProject, chosen, toggle }: FindingRowProps) {
  const { id, name, version, primaryName, severity, malicious, summary, state } = finding;
  return (
    <li className={classes.row} data-chosen={chosen || undefined} data-quiet={state !== 'open' || undefined}>
      <Checkbox
        className={classes.check}
        aria-label={`Select ${primaryName} in ${name}@${version}`}
        checked={chosen}
        onChange={() => toggle(id)}
      />
      <p className={classes.severity} title={severity.override && `Set by Red Tortoise: ${severity.override.reason}`}>
        <SeverityTag level={severity.level} malicious={malicious} />
        {severity.score === null ? null : <span className={classes.score}>{severity.score.toFixed(1)}</span>}
      </p>
      <div className={classes.words}>
        <p className={classes.head}>
          <Link to="/findings/$findingId" params={{ findingId: id }} className={classes.link}>
            {name}@{version} <span className={classes.primary}>{primaryName}</span>
          </Link>
          <Badges finding={finding} />
        </p>
        <p className={classes.summary}>{summary || 'Its records have no summary.'}</p>
        <Place finding={finding} withProject={withProject} />
      </div>
      <div className={classes.fix}>
        {state === 'fixed' ? <Fixed finding={finding} /> : <FixGlance fix={finding.fix} />}
      </div>
      <p className={classes.age}>
        <Moment at={finding.openedAt} />
      </p>
    </li>
  );
});

function Badges({ finding: { direct, dev, state } }: { finding: Finding }) {
  return (
    <span className={classes.badges}>
      <Tag tone={direct ? 'green' : 'grey'}>{direct ? 'direct' : 'transitive'}</Tag>
      {dev ? <Tag>dev</Tag> : null}
      {state === 'open' ? null : <Tag tone={stateTone(state)}>{stateLabel(state)}</Tag>}
    </span>
  );
}

function Place({ finding, withProject }: { finding: Finding; withProject: boolean }) {
  const { path, projectId, projectName } = finding;
  const via = path.length > 1 ? `via ${pathText(path)}` : null;
  if (!withProject) return via ? <p className={classes.place}>{via}</p> : null;
  return (
    <p className={classes.place}>
      <Link to="/projects/$projectId/findings" params={{ projectId }}>
        {projectName}
      </Link>
      {via ? `, ${via}` : null}
    </p>
  );
}

function Fixed({ finding: { resolution, resolvedAt } }: { finding: Finding }) {
  return (
    <span>
      {resolution ? resolutionText(resolution) : 'fixed'}
      {resolvedAt ? (
        <>
          , <Moment at={resolvedAt} />
        </>
      ) : null}
    </span>
  );
}
