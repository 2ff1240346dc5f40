import { defineAdmin } from '@red-tortoise/admin-kit';
import { PackageModel, VersionModel } from '@red-tortoise/documents';

export const versionAdmin = defineAdmin(VersionModel, {
  group: 'Packages',
  list: {
    columns: ['_id', 'packagePurl', 'publishedAt', 'licence', 'publisher', 'deprecated', 'provenance', 'unpublishedAt'],
    search: ['_id'],
    filters: ['packagePurl'],
  },
  links: { packagePurl: PackageModel },
});
