import type { AdminHistoryEntry } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';

/** What an entry speaks of: a row, or many rows of a screen, as an export does. */
export function HistorySubject({ entry: { screen, objectId, objectTitle } }: { entry: AdminHistoryEntry }) {
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
