import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { verdictQuery } from './policy-queries.js';
import { ruleTexts } from './policy-rules.js';
import classes from './verdict.module.css';
import { VerdictBadge } from './verdict-badge.js';

/** How a project stands against its organisation's policy, in a glance. */
export function VerdictCard({ projectId }: { projectId: string }) {
  const { data, isPending } = useQuery(verdictQuery(projectId));
  if (isPending) return <Skeleton height={118} radius="lg" />;
  if (!data) return null;
  const all = (
    <Link to="/projects/$projectId/policy" params={{ projectId }}>
      Details
    </Link>
  );
  return (
    <Card title="Policy" aside={all}>
      <VerdictBadge verdict={data.verdict} />
      {data.broken.length > 0 ? (
        <ul className={classes.brief}>
          {data.broken.map(({ rule, effect, breaches }) => (
            <li key={rule} data-effect={effect}>
              <span>{ruleTexts[rule].title}</span>
              <span>{breachesText(breaches)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.calm}>No rule of the policy is broken.</p>
      )}
    </Card>
  );
}

const countedTo = 10_000;
function breachesText(breaches: number): string {
  return breaches >= countedTo ? '10,000 or more' : breaches.toLocaleString('en');
}
