import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ListLink } from '../rows/list-link.js';
import { useScreen } from '../screens/use-screen.js';
import { NotHere } from '../shell/not-here.js';
import { PageHead } from '../shell/page-head.js';
import { EntriesView } from './entries-view.js';
import { rowHistoryQuery } from './history-queries.js';

/** What happened to one row, whether it is still there or not. */
export function RowHistoryPage() {
  const { screen: name, id } = useParams({ strict: false }) as { screen: string; id: string };
  const screen = useScreen(name);
  const history = useInfiniteQuery({ ...rowHistoryQuery(name, id), enabled: screen !== undefined });
  if (!screen) return <NotHere what="screen" />;
  const newest = history.data?.pages[0]?.items[0];
  const title = newest?.objectTitle ?? id;
  const isGone = newest?.verb === 'delete' && newest.state === 'done';
  return (
    <>
      <PageHead
        title={`History of ${title}`}
        crumbs={
          <>
            <ListLink screen={screen} /> ›{' '}
            {isGone ? (
              'removed'
            ) : (
              <Link to="/screens/$screen/rows/$id" params={{ screen: name, id }}>
                {title}
              </Link>
            )}
          </>
        }
      />
      <EntriesView query={history} ofOneRow none="Nobody has changed it through the admin." />
    </>
  );
}
