import { useParams } from '@tanstack/react-router';
import { ImportFlow } from './import-flow.js';
import classes from './imports-page.module.css';

/** A newer lockfile or SBOM for a project that exists. */
export function NewImportPage() {
  const { projectId } = useParams({ from: '/signed-in/projects/$projectId/imports/new' });
  return (
    <>
      <h2 className={classes.heading}>New import</h2>
      <p className={classes.intro}>
        Once it is done, the project shows this import. Older ones are kept, and the same content again is the same
        import.
      </p>
      <ImportFlow projectId={projectId} />
    </>
  );
}
