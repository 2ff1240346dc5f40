import { errorCatalogue, type Import } from '@red-tortoise/contracts';
import type { ImportDocument } from '@red-tortoise/documents';

/** An import as its readers see it. */
export function toImport(document: ImportDocument, currentImportId: string | null): Import {
  const { _id, error, createdAt, finishedAt } = document;
  return {
    id: _id,
    projectId: document.projectId,
    state: document.state,
    phase: document.phase,
    filename: document.filename,
    format: document.format,
    bytes: document.bytes,
    sha256: document.sha256,
    current: currentImportId === _id,
    counts: document.counts,
    progress: document.progress,
    error: error && { code: error.code, title: errorCatalogue[error.code].title, detail: error.detail },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
