import { type ImportDiff, severityLevels } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { SeverityTag } from '../../shell/severity-tag.js';
import { DiffList } from './diff-list.js';
import classes from './diff-page.module.css';

type DiffFinding = ImportDiff['introduced'][number];

/** The findings that came with an import and those that went, the worst first. */
export function DiffFindings({ diff: { introduced, fixed, counts } }: { diff: ImportDiff }) {
  const keyOf = ({ purl, primaryName }: DiffFinding) => `${purl} ${primaryName}`;
  const entry = (finding: DiffFinding) => <FindingEntry finding={finding} />;
  return (
    <>
      <DiffList
        id="introduced"
        title="Findings introduced"
        items={introduced.toSorted(worstFirst)}
        count={counts.introduced}
        listed={introduced.length}
        keyOf={keyOf}
      >
        {entry}
      </DiffList>
      <DiffList
        id="fixed"
        title="Findings fixed"
        items={fixed.toSorted(worstFirst)}
        count={counts.fixed}
        listed={fixed.length}
        keyOf={keyOf}
      >
        {entry}
      </DiffList>
    </>
  );
}

function FindingEntry({ finding }: { finding: DiffFinding }) {
  const { primaryName, advisoryIds, name, version, summary, severity, malicious } = finding;
  return (
    <>
      <p className={classes.name}>
        <Link to="/advisories/$advisoryId" params={{ advisoryId: advisoryIds[0] ?? primaryName }}>
          {primaryName}
        </Link>
        <SeverityTag level={severity} malicious={malicious} />
        <span>
          {name} {version}
        </span>
      </p>
      {summary ? <p className={classes.note}>{summary}</p> : null}
    </>
  );
}

function worstFirst(one: DiffFinding, other: DiffFinding): number {
  const rank = ({ malicious, severity }: DiffFinding) => (malicious ? 99 : severityLevels.indexOf(severity));
  return rank(other) - rank(one) || one.name.localeCompare(other.name);
}
