/**
 * Files about a project, streamed as they are made, so they are no `Endpoint`s. Each answers 404 `project.not-found`
 * for a project that is not the caller's, and 409 `export.nothing-yet` before its first import is done.
 */
export const exportFormats = {
  cyclonedx: { contentType: 'application/vnd.cyclonedx+json; version=1.6', extension: 'cdx.json' },
  spdx: { contentType: 'application/spdx+json', extension: 'spdx.json' },
  sarif: { contentType: 'application/sarif+json', extension: 'sarif' },
  csv: { contentType: 'text/csv; charset=utf-8', extension: 'csv' },
} as const;
export type ExportFormat = keyof typeof exportFormats;
/** `csv` is the components; with `?of=findings` the findings. */
export const exportPath = '/v1/projects/:id/exports/:format';
