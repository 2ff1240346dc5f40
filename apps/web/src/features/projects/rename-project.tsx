import type { Project } from '@red-tortoise/contracts';
import { RenameDialog } from '../../shell/rename-dialog.js';
import { useRenameProject } from './project-queries.js';

interface RenameProjectProps {
  project: Project;
  opened: boolean;
  close: () => void;
}

/** Asks for a project's new name. */
export function RenameProject({ project: { id, name }, ...dialog }: RenameProjectProps) {
  const rename = useRenameProject(id);
  return <RenameDialog {...dialog} title="Rename the project" label="Name" name={name} rename={rename} />;
}
