import type { Project } from '@red-tortoise/contracts';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../shell/empty-state.js';
import { LinkButton } from '../../shell/link-button.js';

/** What stands where a project's contents would, as long as no import is done. */
export function NotImported({ project: { id, latestImport } }: { project: Project }) {
  const running = latestImport?.state === 'queued' || latestImport?.state === 'running';
  return (
    <EmptyState
      icon={<IconFileImport size={30} stroke={1.5} />}
      title={running ? 'The import is running' : 'Nothing imported yet'}
      action={
        running ? (
          <LinkButton to="/projects/$projectId/imports" params={{ projectId: id }} variant="default">
            See its progress
          </LinkButton>
        ) : (
          <LinkButton to="/projects/$projectId/imports/new" params={{ projectId: id }}>
            Import a lockfile or SBOM
          </LinkButton>
        )
      }
    >
      {latestImport?.state === 'failed' ? (
        <>
          The last import failed.{' '}
          <Link to="/projects/$projectId/imports" params={{ projectId: id }}>
            See why
          </Link>
          .
        </>
      ) : (
        'Its findings, components, licences and events appear here once the import is done.'
      )}
    </EmptyState>
  );
}
