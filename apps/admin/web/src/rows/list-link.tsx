import type { AdminScreen } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { lastSearch } from '../screens/list-search.js';

/** Back to the list, as it was last looked at. */
export function ListLink({ screen }: { screen: AdminScreen }) {
  return (
    <Link to="/screens/$screen" params={{ screen: screen.name }} search={lastSearch(screen.name)}>
      {screen.plural}
    </Link>
  );
}
