import type { CustomerProfile, CustomerSubject } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { FiguresTable } from '../operations/figures-table.js';
import { Card } from '../shell/card.js';
import { Moment } from '../shell/moment.js';
import classes from './customers.module.css';

/** Of an organisation its members, of a person their organisations; each leads to its own page. */
export function BelongingCard({ subject, profile }: { subject: CustomerSubject; profile: CustomerProfile }) {
  const other = subject === 'organisation' ? 'person' : 'organisation';
  const rows = profile.belongsTo.map(({ id, name, detail, role, since }) => ({
    key: id,
    cells: [
      <Link key="name" to="/customers/$subject/$id" params={{ subject: other, id }}>
        {name}
      </Link>,
      <span key="detail" className={classes.broken}>
        {detail}
      </span>,
      role,
      <Moment key="since" at={since} />,
    ],
  }));
  const heads = subject === 'organisation' ? ['Name', 'E-mail', 'Role', 'Since'] : ['Name', 'Kind', 'Role', 'Since'];
  return (
    <Card title={subject === 'organisation' ? 'Members' : 'Organisations'}>
      <FiguresTable heads={heads} rows={rows} none={subject === 'organisation' ? 'Nobody.' : 'None.'} />
      {profile.more && <p className={classes.faint}>The first {rows.length}.</p>}
    </Card>
  );
}
