import type { Project } from '@red-tortoise/contracts';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { isMissing } from '../../api/api-error.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { LinkButton } from '../../shell/link-button.js';
import { Moment } from '../../shell/moment.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { PageHeader } from '../../shell/page-header.js';
import { PageHeaderSkeleton } from '../../shell/page-header-skeleton.js';
import { ExportMenu } from '../exports/export-menu.js';
import { formatName } from './format-name.js';
import { ProjectActions } from './project-actions.js';
import classes from './project-page.module.css';
import { projectQuery } from './project-queries.js';
import { ProjectTabs } from './project-tabs.js';

/** The head of a project and its tabs; the tab's page stands below. */
export function ProjectPage() {
  const { projectId } = useParams({ from: '/signed-in/projects/$projectId' });
  const { data: project, error, refetch } = useQuery(projectQuery(projectId));
  if (!project && error) {
    if (isMissing(error) || isInvalid(error)) return <NotFoundPage />;
    return (
      <>
        <PageHeader title="Project" />
        <FailureNotice error={error} what="The project could not be loaded" retry={() => void refetch()} />
      </>
    );
  }
  return (
    <>
      {project ? <ProjectHead project={project} /> : <PageHeaderSkeleton what="the project" />}
      <ProjectTabs projectId={projectId} summary={project?.summary ?? null} />
      <Outlet />
    </>
  );
}

function ProjectHead({ project }: { project: Project }) {
  const { id, name, currentImport } = project;
  return (
    <PageHeader
      title={name}
      above={<Link to="/projects">Projects</Link>}
      below={
        currentImport ? (
          <>
            {currentImport.filename ? <span className={classes.filename}>{currentImport.filename} · </span> : null}
            {currentImport.format ? `${formatName(currentImport.format)} · ` : ''}
            {currentImport.finishedAt ? (
              <>
                imported <Moment at={currentImport.finishedAt} />
              </>
            ) : null}
          </>
        ) : (
          'Nothing imported yet'
        )
      }
      actions={
        <>
          <LinkButton
            to="/projects/$projectId/imports/new"
            params={{ projectId: id }}
            variant={currentImport ? 'default' : 'filled'}
            leftSection={<IconUpload size={17} aria-hidden="true" />}
          >
            {currentImport ? 'Import again' : 'Import'}
          </LinkButton>
          {currentImport ? <ExportMenu projectId={id} /> : null}
          <ProjectActions project={project} />
        </>
      }
    />
  );
}

/** An id that is none: the address is as wrong as one that leads nowhere. */
function isInvalid(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'request.invalid';
}
