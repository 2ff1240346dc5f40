import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { PageHead } from '../shell/page-head.js';
import { EntriesView } from './entries-view.js';
import { runQuery } from './history-queries.js';

/** Everything that one action, removal or edit of a list changed. */
export function RunHistoryPage() {
  const { run } = useParams({ strict: false }) as { run: string };
  return (
    <>
      <PageHead
        title="Changes made together"
        lead="By one action, removal or edit of a list, the newest first."
        crumbs={<Link to="/history">Recent changes</Link>}
      />
      <EntriesView query={useInfiniteQuery(runQuery(run))} none="There are none that you may see." />
    </>
  );
}
