import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { NotImported } from '../projects/not-imported.js';
import { projectQuery } from '../projects/project-queries.js';
import type { FindingSearch } from './finding-search.js';
import { FindingsView } from './findings-view.js';
import { NoFindings } from './no-findings.js';
import { severityCounts } from './severity.js';

/** What touches one project. */
export function ProjectFindingsPage() {
  const { projectId } = useParams({ from: '/signed-in/projects/$projectId/findings' });
  const search = useSearch({ from: '/signed-in/projects/$projectId/findings' });
  const navigate = useNavigate({ from: '/projects/$projectId/findings' });
  const { data: project } = useQuery(projectQuery(projectId));
  const change = (part: Partial<FindingSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const clear = () => void navigate({ search: {}, replace: true, resetScroll: false });
  if (project && !project.currentImport) return <NotImported project={project} />;
  return (
    <FindingsView
      projectId={projectId}
      search={search}
      change={change}
      clear={clear}
      counts={project?.summary ? severityCounts(project.summary.findings) : undefined}
      whenEmpty={<NoFindings projects={project ? [project] : []} />}
    />
  );
}
