import { defineAdmin } from '@red-tortoise/admin-kit';

/** Parts of the files of exports; kept for a week. */
export const adminJobPieceAdmin = defineAdmin('AdminJobPiece', {
  group: 'Staff',
  label: 'Part of a file',
  plural: 'Parts of files',
  title: { needs: ['piece'], value: ({ piece }) => `Part ${piece + 1}` },
  list: { columns: ['job', 'piece'], filters: ['job'], order: 'jobId' },
});
