import { defineAdmin } from '@red-tortoise/admin-kit';

/** Parts of the files of exports; kept for a week. */
export const customerRequestPieceAdmin = defineAdmin('CustomerRequestPiece', {
  group: 'Customers',
  label: 'Part of an export',
  plural: 'Parts of exports',
  title: { needs: ['piece'], value: ({ piece }) => `Part ${piece + 1}` },
  list: { columns: ['request', 'piece'], filters: ['request'], order: 'requestId' },
});
