import type { CustomerProfile } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Card } from '../shell/card.js';
import { Moment } from '../shell/moment.js';
import classes from './customers.module.css';

interface NotesCardProps {
  screen: string;
  id: string;
  notes: CustomerProfile['notes'];
}

/** What staff should know. Notes are written in the customer's form, so that each is on record. */
export function NotesCard({ screen, id, notes }: NotesCardProps) {
  const write = (
    <Link to="/screens/$screen/rows/$id" params={{ screen, id }}>
      Write one
    </Link>
  );
  return (
    <Card title="Support notes" aside={write}>
      {notes.length === 0 && <p className={classes.faint}>None yet.</p>}
      <ul className={classes.notes}>
        {notes.map((note) => (
          <li key={note.id}>
            <p className={classes.note}>{note.text}</p>
            <p className={classes.faint}>
              {note.by ?? 'Somebody'}, <Moment at={note.createdAt} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
