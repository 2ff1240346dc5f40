import { IconFolders } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState } from '../../shell/empty-state.js';
import { LinkButton } from '../../shell/link-button.js';
import { PageHeader } from '../../shell/page-header.js';
import { projectsQuery } from '../projects/project-queries.js';
import type { FindingSearch } from './finding-search.js';
import { FindingsView } from './findings-view.js';
import { NoFindings } from './no-findings.js';

/** What touches any of the reader's projects. */
export function FindingsPage() {
  const search = useSearch({ from: '/signed-in/findings' });
  const navigate = useNavigate({ from: '/findings' });
  const { data: projects } = useQuery(projectsQuery);
  const imported = projects?.items.filter((project) => project.currentImport) ?? [];
  const change = (part: Partial<FindingSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const clear = () => void navigate({ search: {}, replace: true, resetScroll: false });
  return (
    <>
      <PageHeader
        title="Findings"
        below="Known vulnerabilities and malicious packages in all your projects, the worst first"
      />
      {projects && imported.length === 0 ? (
        <NothingImported />
      ) : (
        <FindingsView search={search} change={change} clear={clear} whenEmpty={<NoFindings projects={imported} />} />
      )}
    </>
  );
}

function NothingImported() {
  return (
    <EmptyState
      icon={<IconFolders size={30} stroke={1.5} />}
      title="Nothing imported yet"
      action={<LinkButton to="/projects/new">Import a lockfile or SBOM</LinkButton>}
    >
      What is known to be vulnerable or malicious in your projects stands here once one has been imported.
    </EmptyState>
  );
}
