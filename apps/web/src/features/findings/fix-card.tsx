import type { FindingDetail, FixPlan } from '@red-tortoise/contracts';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { Moment } from '../../shell/moment.js';
import { nameOfPurl } from '../packages/package-name.js';
import { projectQuery } from '../projects/project-queries.js';
import classes from './fix-card.module.css';
import { FixStepEntry } from './fix-step-entry.js';

/** The smallest change that removes the finding, or why none is known. */
export function FixCard({ finding }: { finding: FindingDetail }) {
  const { fix, malicious, name } = finding;
  return (
    <Card title="How to fix it">
      {malicious ? (
        <p className={classes.warning}>
          {name} is an attack itself. Treat each machine that installed it, and every secret on it, as compromised; to
          upgrade is not enough.
        </p>
      ) : null}
      {fix ? <Plan fix={fix} finding={finding} /> : <p className={classes.text}>The fix is not worked out yet.</p>}
    </Card>
  );
}

function Plan({ fix, finding }: { fix: FixPlan; finding: FindingDetail }) {
  const { data: project } = useQuery(projectQuery(finding.projectId));
  const format = project?.currentImport?.format ?? null;
  if (fix.steps.length === 0 || (fix.state !== 'upgrade' && fix.state !== 'refresh')) {
    return <NoPlan fix={fix} finding={finding} />;
  }
  return (
    <>
      <ol className={classes.steps}>
        {fix.steps.map((step) => (
          <FixStepEntry key={`${step.kind} ${step.packagePurl} ${step.from}`} step={step} format={format} />
        ))}
      </ol>
      <p className={classes.proven}>
        <IconShieldCheck size={18} stroke={1.7} aria-hidden="true" />
        <span>
          <strong>Proven:</strong> every published range on the way to {finding.name} was walked, and none asks for an
          affected version any more. Worked out <Moment at={fix.computedAt} />.
        </span>
      </p>
      <p className={classes.text}>Import the file again afterwards: what is gone closes by itself.</p>
    </>
  );
}

function NoPlan({ fix, finding: { name, path } }: { fix: FixPlan; finding: FindingDetail }) {
  const { state, blockedBy, missing, computedAt } = fix;
  return (
    <>
      {state === 'no-fix-published' ? (
        <p className={classes.text}>
          <strong>No fix published.</strong> Every published version of {name} that could take its place is affected.
          You can do without it, or decide about the finding.
        </p>
      ) : null}
      {state === 'blocked' ? (
        <p className={classes.text}>
          <strong>Blocked by {blockedBy ? <PackageLink {...blockedBy} /> : 'a package on the way'}.</strong> A version
          of {name} without it is published, but every published version of{' '}
          {blockedBy ? blockedBy.name : 'that package'} still asks for an affected one. It has to move first, or be
          replaced.
        </p>
      ) : null}
      {state === 'not-enough-data' || state === 'upgrade' || state === 'refresh' ? (
        <Missing missing={missing} unknownWay={path.length === 0} />
      ) : null}
      <p className={classes.text}>
        Worked out <Moment at={computedAt} />, and again when there is news.
      </p>
    </>
  );
}

function Missing({ missing, unknownWay }: { missing: readonly string[]; unknownWay: boolean }) {
  return (
    <p className={classes.text}>
      <strong>Not enough data yet.</strong> A fix is only shown once it is proven.
      {unknownWay ? ' The imported file does not say what brings it in, so there is no way to walk.' : ''}
      {missing.length > 0 ? ' The registry has not been asked yet about ' : ''}
      {missing.map((purl, index) => (
        <span key={purl}>
          {index > 0 ? ', ' : ''}
          <PackageLink packagePurl={purl} name={nameOfPurl(purl)} />
        </span>
      ))}
      {missing.length > 0 ? '.' : ''}
    </p>
  );
}

function PackageLink({ packagePurl, name }: { packagePurl: string; name: string }) {
  return (
    <Link to="/packages/$purl" params={{ purl: packagePurl }}>
      {name}
    </Link>
  );
}
