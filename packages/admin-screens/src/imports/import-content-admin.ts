import { defineAdmin } from '@red-tortoise/admin-kit';
import { ImportContentModel, ImportModel } from '@red-tortoise/documents';

/** Manifests as they were sent, until their import is done. */
export const importContentAdmin = defineAdmin(ImportContentModel, {
  group: 'Projects',
  title: { needs: ['piece'], value: ({ piece }) => `Part ${piece + 1}` },
  list: { columns: ['importId', 'piece'], filters: ['importId'], order: 'importId' },
  links: { importId: ImportModel },
});
