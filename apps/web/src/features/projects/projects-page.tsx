import { Skeleton, VisuallyHidden } from '@mantine/core';
import { IconFolders, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { LinkButton } from '../../shell/link-button.js';
import { LoadMore } from '../../shell/load-more.js';
import { PageHeader } from '../../shell/page-header.js';
import { ActivityCard } from '../activity/activity-card.js';
import { ProjectCard } from './project-card.js';
import classes from './project-card.module.css';
import { projectPagesQuery } from './project-queries.js';

/** The reader's projects. */
export function ProjectsPage() {
  return (
    <>
      <PageHeader
        title="Projects"
        below="Everything you have imported, with the state of its dependencies"
        actions={
          <LinkButton to="/projects/new" leftSection={<IconPlus size={18} aria-hidden="true" />}>
            New project
          </LinkButton>
        }
      />
      <ProjectGrid />
    </>
  );
}

function ProjectGrid() {
  const projects = useInfiniteQuery(projectPagesQuery);
  if (projects.isPending) return <ProjectsLoading />;
  if (projects.isError && !projects.data) {
    const retry = () => void projects.refetch();
    return <FailureNotice error={projects.error} what="Your projects could not be loaded" retry={retry} />;
  }
  const items = projects.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <NoProjects />;
  return (
    <>
      <ul className={classes.grid}>
        {items.map((project) => (
          <li key={project.id}>
            <ProjectCard project={project} />
          </li>
        ))}
      </ul>
      {projects.hasNextPage ? (
        <LoadMore hasMore loading={projects.isFetchingNextPage} loadMore={projects.fetchNextPage} />
      ) : null}
      <div className={classes.activity}>
        <ActivityCard />
      </div>
    </>
  );
}

function NoProjects() {
  return (
    <EmptyState
      icon={<IconFolders size={30} stroke={1.5} />}
      title="No projects yet"
      action={
        <LinkButton to="/projects/new" size="md">
          Import a lockfile or SBOM
        </LinkButton>
      }
    >
      A project is one lockfile or SBOM and everything in it. Import it again whenever it changes.
    </EmptyState>
  );
}

function ProjectsLoading() {
  return (
    <div role="status">
      <VisuallyHidden>Loading your projects</VisuallyHidden>
      <div className={classes.grid} aria-hidden="true">
        {['first', 'second', 'third'].map((key) => (
          <Skeleton key={key} height={184} radius="lg" />
        ))}
      </div>
    </div>
  );
}
