import type { Import } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { isMissing } from '../../api/api-error.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { Moment } from '../../shell/moment.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { PageHeader } from '../../shell/page-header.js';
import { PageHeaderSkeleton } from '../../shell/page-header-skeleton.js';
import { projectQuery } from '../projects/project-queries.js';
import { importQuery } from './diff-queries.js';
import { DiffResults } from './diff-results.js';

/** What changed in a project with one of its imports. */
export function DiffPage() {
  const { importId } = useParams({ from: '/signed-in/imports/$importId/diff' });
  const { data, error, refetch } = useQuery(importQuery(importId));
  if (data) {
    return (
      <>
        <DiffHead item={data} />
        <DiffResults importId={importId} projectId={data.projectId} />
      </>
    );
  }
  if (isMissing(error)) return <NotFoundPage />;
  if (error) {
    return (
      <>
        <PageHeader title="What changed" />
        <FailureNotice error={error} what="The import could not be loaded" retry={() => void refetch()} />
      </>
    );
  }
  return (
    <>
      <PageHeaderSkeleton what="what changed" />
      <ListSkeleton what="the changes" />
    </>
  );
}

function DiffHead({ item: { projectId, filename, createdAt } }: { item: Import }) {
  const { data: project } = useQuery(projectQuery(projectId));
  const name = project?.name ?? 'Project';
  return (
    <PageHeader
      title="What changed"
      tabTitle={`What changed in ${name}`}
      above={
        <>
          <Link to="/projects/$projectId" params={{ projectId }}>
            {name}
          </Link>
          {' / '}
          <Link to="/projects/$projectId/imports" params={{ projectId }}>
            Imports
          </Link>
        </>
      }
      below={
        <>
          With {filename ?? 'a file without a name'}, imported <Moment at={createdAt} />
        </>
      }
    />
  );
}
