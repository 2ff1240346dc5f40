import { defineAdmin } from '@red-tortoise/admin-kit';
import { PackageModel, VersionModel } from '@red-tortoise/documents';
import { npmPurl } from './npm-purl.js';

export const versionAdmin = defineAdmin(VersionModel, {
  group: 'Packages',
  title: '_id',
  list: {
    columns: ['_id', 'packagePurl', 'publishedAt', 'licence', 'publisher', 'deprecated', 'provenance', 'unpublishedAt'],
    search: ['_id'],
    spellings: npmPurl,
    filters: ['packagePurl'],
  },
  links: { packagePurl: PackageModel },
});
