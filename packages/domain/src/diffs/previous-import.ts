import { type ImportDocument, ImportModel } from '@red-tortoise/documents';

/** What an import is compared with: what its project showed before, else the import that was asked for before it. */
export async function previousImport({
  projectId,
  previousImportId,
  requestedAt,
}: ImportDocument): Promise<ImportDocument | null> {
  const shown = previousImportId && (await ImportModel.findOne({ _id: previousImportId, projectId }).lean());
  if (shown) return shown;
  return await ImportModel.findOne({ projectId, state: 'done', requestedAt: { $lt: requestedAt } })
    .sort({ requestedAt: -1 })
    .lean();
}
