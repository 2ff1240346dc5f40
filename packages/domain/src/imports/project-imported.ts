import type { Event } from '@red-tortoise/contracts';
import { contentId, type EventDocument, type ImportDocument } from '@red-tortoise/documents';

export type ImportChange = Required<
  Omit<Extract<Event, { type: 'project.imported' }>['data'], 'projectId' | 'importId'>
>;

/** The event that a project shows a new import. Its id holds the moment of the request: each request says it once. */
export function projectImported(document: ImportDocument, change: ImportChange): EventDocument {
  const subject = `project:${document.projectId}`;
  return {
    _id: contentId('project.imported', subject, document._id, document.requestedAt.toISOString()),
    type: 'project.imported',
    subject,
    key: subject,
    occurredAt: document.requestedAt,
    observedAt: new Date(),
    schemaVersion: 1,
    historical: false,
    data: { projectId: document.projectId, importId: document._id, ...change },
    published: false,
  };
}
