import { Button, Select } from '@mantine/core';
import { IconChecks, IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState } from '../../shell/empty-state.js';
import { LinkButton } from '../../shell/link-button.js';
import { PageHeader } from '../../shell/page-header.js';
import { projectsQuery } from '../projects/project-queries.js';
import { SourceCard } from '../sources/source-card.js';
import { SourceNotice } from '../sources/source-notice.js';
import { SourceSummary } from '../sources/source-summary.js';
import { FeedFilters } from './feed-filters.js';
import { FeedLayout } from './feed-layout.js';
import { newCountQuery, useMarkSeen } from './feed-queries.js';
import { FeedResults } from './feed-results.js';
import { countFilters, type FeedSearch } from './feed-search.js';
import { FeedSkeleton } from './feed-skeleton.js';
import { NothingYet } from './nothing-yet.js';

/** Home: everything that happened to what the reader depends on. */
export function FeedPage() {
  const search = useSearch({ from: '/signed-in/' });
  const navigate = useNavigate({ from: '/' });
  const change = (part: Partial<FeedSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const clear = () => void navigate({ search: {}, replace: true, resetScroll: false });
  const { data } = useQuery(newCountQuery);
  // Nothing to filter, nothing to choose from: the page says what to do instead.
  if (data?.isEmpty && countFilters(search) === 0) return <FirstFeed />;
  const filters = (
    <FeedFilters
      search={search}
      change={change}
      clear={clear}
      projectChoice={<ProjectChoice chosen={search.project} choose={(project) => change({ project })} />}
    />
  );
  return (
    <>
      <FeedHeader />
      <FeedLayout
        filters={filters}
        activeFilters={countFilters(search)}
        aside={<SourceCard />}
        summary={<SourceSummary />}
      >
        <SourceNotice />
        <FeedResults search={search} clearFilters={clear} whenEmpty={<NothingYet />} />
      </FeedLayout>
    </>
  );
}

function FeedHeader() {
  const { data } = useQuery(newCountQuery);
  const markSeen = useMarkSeen();
  const count = data?.newCount ?? 0;
  return (
    <PageHeader
      title="Feed"
      below={
        count > 0
          ? `${count}${data?.moreNew ? '+' : ''} new since you last marked it as seen`
          : 'Everything that happened to what you use'
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconChecks size={18} aria-hidden="true" />}
          disabled={count === 0}
          loading={markSeen.isPending}
          onClick={() => markSeen.mutate(data?.readAt)}
        >
          Mark all as seen
        </Button>
      }
    />
  );
}

function ProjectChoice({ chosen, choose }: { chosen: string | undefined; choose: (id: string | undefined) => void }) {
  const { data } = useQuery(projectsQuery);
  const projects = data?.items ?? [];
  return (
    <Select
      label="Project"
      placeholder="All projects"
      data={projects.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen ?? null}
      onChange={(id) => choose(id ?? undefined)}
      clearable
      searchable={projects.length > 8}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

function FirstFeed() {
  const { data, isPending } = useQuery(projectsQuery);
  return (
    <>
      <PageHeader title="Feed" below="Everything that happened to what you use" />
      <SourceNotice />
      {isPending ? <FeedSkeleton /> : data?.items.length === 0 ? <StartHere /> : <NothingYet />}
    </>
  );
}

function StartHere() {
  return (
    <EmptyState
      icon={<IconFileImport size={30} stroke={1.5} />}
      title="Start with a lockfile"
      action={
        <LinkButton to="/projects/new" size="md">
          Import a lockfile or SBOM
        </LinkButton>
      }
    >
      Drop the package-lock.json, yarn.lock, pnpm-lock.yaml, CycloneDX or SPDX file of something you build. You see at
      once which known vulnerabilities touch it; from then on, every release, advisory, licence change and new publisher
      in it shows up here. Or <Link to="/watching">watch a single package</Link>.
    </EmptyState>
  );
}
