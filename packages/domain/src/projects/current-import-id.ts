import { ProjectStateModel } from '@red-tortoise/documents';

/** The id of the import that a project shows, or null. */
export async function currentImportId(projectId: string): Promise<string | null> {
  const state = await ProjectStateModel.findById(projectId).select({ currentImportId: 1 }).lean();
  return state?.currentImportId ?? null;
}
