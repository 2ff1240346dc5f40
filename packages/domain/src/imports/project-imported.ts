import { createHash } from 'node:crypto';
import type { EventDocument, ImportDocument } from '@red-tortoise/documents';

/** The event that a project shows a new import. Its id holds the moment of the request: each request says it once. */
export function projectImported(
  document: ImportDocument,
  components: number,
  change: { packagesAdded: number; packagesRemoved: number },
): EventDocument {
  const subject = `project:${document.projectId}`;
  const says = ['project.imported', subject, document._id, document.requestedAt.toISOString()];
  return {
    _id: createHash('sha256').update(JSON.stringify(says)).digest('hex').slice(0, 32),
    type: 'project.imported',
    subject,
    key: subject,
    occurredAt: document.requestedAt,
    observedAt: new Date(),
    schemaVersion: 1,
    historical: false,
    data: { projectId: document.projectId, importId: document._id, components, ...change },
    published: false,
  };
}
