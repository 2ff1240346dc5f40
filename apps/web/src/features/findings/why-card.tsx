import type { FindingDetail } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { PathChain } from './path-chain.js';
import classes from './why-card.module.css';

/** Which records cover the installed version, and by which way it came into the project. */
export function WhyCard({ finding }: { finding: FindingDetail }) {
  const { name, version, why, path, projectName, state } = finding;
  return (
    <Card title="Why it matches">
      <p className={classes.text}>
        {name} {version} {state === 'fixed' ? 'was installed, which' : 'is installed, which'}{' '}
        {why.length === 1 ? 'one record covers:' : `${why.length} records cover:`}
      </p>
      <ul className={classes.ranges}>
        {why.map(({ advisoryId, range }) => (
          <li key={`${advisoryId} ${range}`}>
            <Link to="/advisories/$advisoryId" params={{ advisoryId }}>
              {advisoryId}
            </Link>
            <code className={classes.range}>{range}</code>
          </li>
        ))}
      </ul>
      <h3 className={classes.heading}>{headingOf(finding)}</h3>
      {path.length > 0 ? <PathChain projectName={projectName} path={path} /> : null}
    </Card>
  );
}

function headingOf({ direct, path, projectName }: FindingDetail): string {
  if (direct) return `${projectName} asks for it itself`;
  return path.length > 0 ? `How it gets into ${projectName}` : 'The imported file does not say what brings it in';
}
