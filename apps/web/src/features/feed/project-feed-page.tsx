import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { SourceNotice } from '../sources/source-notice.js';
import { FeedFilters } from './feed-filters.js';
import { FeedLayout } from './feed-layout.js';
import { FeedResults } from './feed-results.js';
import { countFilters, type FeedSearch } from './feed-search.js';
import { NothingYet } from './nothing-yet.js';

/** What happened to one project's packages. */
export function ProjectFeedPage() {
  const { projectId } = useParams({ from: '/signed-in/projects/$projectId/feed' });
  const found = useSearch({ from: '/signed-in/projects/$projectId/feed' });
  const navigate = useNavigate({ from: '/projects/$projectId/feed' });
  const search = { ...found, project: projectId };
  const change = (part: Partial<FeedSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const clear = () => void navigate({ search: {}, replace: true, resetScroll: false });
  return (
    <FeedLayout
      filters={<FeedFilters search={search} change={change} clear={clear} fixedFilters={1} />}
      activeFilters={countFilters(search) - 1}
    >
      <SourceNotice />
      <FeedResults search={search} clearFilters={clear} whenEmpty={<NothingYet />} fixedFilters={1} />
    </FeedLayout>
  );
}
