import { defineAdmin } from '@red-tortoise/admin-kit';

/** Parts of the files of exports; kept for a week. */
export const adminJobPieceAdmin = defineAdmin('AdminJobPiece', {
  group: 'Staff',
  label: 'Part of a file',
  plural: 'Parts of files',
  list: { columns: ['job', 'piece'], filters: ['job'], order: 'jobId' },
});
