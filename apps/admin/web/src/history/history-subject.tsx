import type { AdminHistoryEntry } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { useScreen } from '../screens/use-screen.js';
import { rowsText } from './history-text.js';

/** What an entry speaks of: a row, the rows of a run, or many of a screen, as an export does. */
export function HistorySubject({ entry: { id, screen, objectId, objectTitle, run } }: { entry: AdminHistoryEntry }) {
  const known = useScreen(screen);
  if (run)
    return (
      <Link to="/history/$run" params={{ run: id }}>
        {rowsText(run, known)}
      </Link>
    );
  if (objectId === '*')
    return (
      <Link to="/screens/$screen" params={{ screen }}>
        {objectTitle}
      </Link>
    );
  return (
    <Link to="/screens/$screen/rows/$id/history" params={{ screen, id: objectId }}>
      {objectTitle}
    </Link>
  );
}
