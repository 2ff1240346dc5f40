import type { Severity } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Card } from '../../shell/card.js';
import { SeverityTag } from '../../shell/severity-tag.js';
import classes from './severity-card.module.css';

interface SeverityCardProps {
  severity: Severity;
  malicious?: boolean;
  names: readonly string[];
  /** Further facts, each a `Fact`. */
  children?: ReactNode;
}

/** How bad it is and by which names it goes; each name leads to its advisory. */
export function SeverityCard({
  severity: { level, score, vector, override },
  malicious = false,
  names,
  children,
}: SeverityCardProps) {
  return (
    <Card title="Facts">
      <dl className={classes.facts}>
        <Fact name="Severity">
          <span className={classes.severity}>
            <SeverityTag level={level} malicious={malicious} />
            {override ? null : score === null ? 'no score' : `${score.toFixed(1)} of 10`}
          </span>
          {override ? <Judgement {...override} /> : null}
        </Fact>
        {vector ? (
          <Fact name="CVSS vector">
            <code className={classes.vector}>{vector}</code>
          </Fact>
        ) : null}
        <Fact name={names.length === 1 ? 'Name' : 'Names'}>
          <ul className={classes.names}>
            {names.map((advisoryId) => (
              <li key={advisoryId}>
                <Link to="/advisories/$advisoryId" params={{ advisoryId }}>
                  {advisoryId}
                </Link>
              </li>
            ))}
          </ul>
        </Fact>
        {children}
      </dl>
    </Card>
  );
}

/** Why the level is ours, and what it is ours instead of. */
function Judgement({ reason, source: { level, score } }: NonNullable<Severity['override']>) {
  return (
    <p className={classes.judgement}>
      Set by Red Tortoise: {reason}{' '}
      <span>The source says {score === null ? level : `${level} (${score.toFixed(1)})`}.</span>
    </p>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
