import type { CustomerProfile } from '@red-tortoise/contracts';
import { Card } from '../shell/card.js';
import { Moment } from '../shell/moment.js';
import classes from './customers.module.css';

const countedTo = 10_000;

export function FactsCard({ profile }: { profile: CustomerProfile }) {
  const { name, personName, personal, createdAt, lastSignInAt, projects, suspension, along, blockedBy } = profile;
  return (
    <Card title="Who they are">
      <dl className={classes.facts}>
        <dt>{personName === null ? 'Name' : 'E-mail'}</dt>
        <dd>{name}</dd>
        {personal && (
          <>
            <dt>Kind</dt>
            <dd>One person’s own</dd>
          </>
        )}
        <dt>Since</dt>
        <dd>
          <Moment at={createdAt} />
        </dd>
        <dt>Last sign-in</dt>
        <dd>{lastSignInAt ? <Moment at={lastSignInAt} /> : 'No session is open'}</dd>
        <dt>Projects</dt>
        <dd>{projects > countedTo ? `${countedTo.toLocaleString()}+` : projects.toLocaleString()}</dd>
        {along.length > 0 && (
          <>
            <dt>Theirs alone</dt>
            <dd>{along.map((one) => one.name).join(', ')}</dd>
          </>
        )}
        {blockedBy.length > 0 && (
          <>
            <dt>Only owner of</dt>
            <dd>{blockedBy.map((one) => one.name).join(', ')}</dd>
          </>
        )}
      </dl>
      {suspension && (
        <p className={classes.warning}>
          Suspended <Moment at={suspension.since} />: {suspension.reason}
        </p>
      )}
    </Card>
  );
}
