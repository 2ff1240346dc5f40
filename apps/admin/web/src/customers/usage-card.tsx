import { Progress } from '@mantine/core';
import type { CustomerProfile, Quota } from '@red-tortoise/contracts';
import { Card } from '../shell/card.js';
import classes from './customers.module.css';

const labels: Readonly<Record<Quota['name'], string>> = {
  projects: 'Projects',
  importsPerDay: 'Imports today',
  componentsPerImport: 'Components in an import',
  tokens: 'API tokens',
  channels: 'Channels',
  rules: 'Rules',
  watches: 'Watched packages',
};

export function UsageCard({ usage: { plan, quotas } }: { usage: NonNullable<CustomerProfile['usage']> }) {
  return (
    <Card title="Plan and usage" aside={<span className={classes.faint}>{plan ?? 'No plan'}</span>}>
      <ul className={classes.quotas}>
        {quotas.map((quota) => (
          <QuotaLine key={quota.name} quota={quota} />
        ))}
      </ul>
    </Card>
  );
}

function QuotaLine({ quota: { name, used, limit } }: { quota: Quota }) {
  const most = limit === null ? 'no limit' : limit.toLocaleString();
  return (
    <li>
      <span>{labels[name]}</span>
      <span className={classes.figure}>
        {used === null ? (limit === null ? most : `up to ${most}`) : `${used.toLocaleString()} of ${most}`}
      </span>
      {used !== null && limit !== null && (
        <Progress
          className={classes.bar}
          value={limit === 0 ? 100 : Math.min(100, (100 * used) / limit)}
          color={used >= limit ? 'red' : 'blue'}
          aria-label={labels[name]}
        />
      )}
    </li>
  );
}
