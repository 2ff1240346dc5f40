import { Link } from '@tanstack/react-router';
import { PageHeader } from '../../shell/page-header.js';
import { ImportFlow } from './import-flow.js';

/** A new project from a lockfile or SBOM, in one go. */
export function NewProjectPage() {
  return (
    <>
      <PageHeader
        title="New project"
        above={<Link to="/projects">Projects</Link>}
        below="Import a lockfile or SBOM; its packages join your feed"
      />
      <ImportFlow />
    </>
  );
}
