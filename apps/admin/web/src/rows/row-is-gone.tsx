import type { AdminScreen } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { inText } from '../shell/in-text.js';
import { PageHead } from '../shell/page-head.js';
import { ListLink } from './list-link.js';

/** No such row, or not for this person. What was removed still has its history. */
export function RowIsGone({ screen, id }: { screen: AdminScreen; id: string }) {
  return (
    <>
      <PageHead title={`There is no such ${inText(screen.label)}`} crumbs={<ListLink screen={screen} />} />
      <p>
        It may have been removed, or you may not see it.{' '}
        <Link to="/screens/$screen/rows/$id/history" params={{ screen: screen.name, id }}>
          Look at its history
        </Link>
        , from which a removed row can be brought back.
      </p>
    </>
  );
}
