import { defineAdmin } from '@red-tortoise/admin-kit';
import { ComponentModel, ImportModel, PackageModel } from '@red-tortoise/documents';
import { npmPurl } from '../packages/npm-purl.js';

export const componentAdmin = defineAdmin(ComponentModel, {
  group: 'Projects',
  title: 'purl',
  list: {
    columns: ['purl', 'projectId', 'importId', 'direct', 'dev', 'facts.latest', 'facts.behind', 'facts.licence'],
    search: ['packagePurl'],
    spellings: npmPurl,
    filters: ['importId'],
  },
  links: { importId: ImportModel, projectId: 'Project', organisationId: 'Organisation', packagePurl: PackageModel },
});
