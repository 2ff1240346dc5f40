import { ComponentModel, EventModel, type ImportDocument, insertIgnoringDuplicates } from '@red-tortoise/documents';
import type { Component } from '@red-tortoise/manifests';
import { findImportFindings } from '../findings/find-import-findings.js';
import { type ImportChange, projectImported } from './project-imported.js';

/**
 * Compares an import that has become current with what the project showed before, lets the findings follow, and tells
 * both. Every figure is taken from what is stored, so that an attempt after a crash tells the same.
 */
export async function tellImport(
  document: ImportDocument,
  components: readonly Component[],
  signal: AbortSignal,
): Promise<ImportChange> {
  const { previousImportId } = document;
  const before = await packagesOf(previousImportId);
  const now = new Set(components.map(({ packagePurl }) => packagePurl));
  const change = {
    components: components.length,
    packagesAdded: [...now].filter((purl) => !before.has(purl)).length,
    packagesRemoved: [...before].filter((purl) => !now.has(purl)).length,
    previousImportId,
    ...(await findImportFindings(document, components, signal)),
  };
  await insertIgnoringDuplicates(EventModel, [projectImported(document, change)]);
  return change;
}

async function packagesOf(importId: string | null): Promise<Set<string>> {
  if (importId === null) return new Set();
  return new Set(await ComponentModel.distinct('packagePurl', { importId }));
}
