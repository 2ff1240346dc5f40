import { defineAdmin } from '@red-tortoise/admin-kit';
import { PackageModel } from '@red-tortoise/documents';
import { npmPurl } from './npm-purl.js';

export const packageAdmin = defineAdmin(PackageModel, {
  group: 'Packages',
  title: '_id',
  list: {
    columns: ['_id', 'latest', 'licence', 'state', 'wanted', 'priority', 'fetchedAt', 'nextAt', 'failures', 'failure'],
    search: ['_id'],
    spellings: npmPurl,
    filters: [{ field: 'ecosystem', choices: ['npm'] }],
  },
  actions: {
    lookUpAgain: {
      label: 'Look up again soon',
      async run({ rows, queue, afterCommit }) {
        const ids = rows.map(({ _id }) => _id);
        await PackageModel.updateMany({ _id: { $in: ids } }, { $set: { nextAt: new Date(), attemptedAt: null } });
        for (const ecosystem of new Set(rows.map((row) => row.ecosystem))) {
          afterCommit(async () => queue.signal('packages.wanted', { ecosystem }));
        }
        return 'Packages that nobody wants are not looked up';
      },
    },
  },
});
