import { defineAdmin } from '@red-tortoise/admin-kit';
import { PackageModel, ProjectPackageModel } from '@red-tortoise/documents';
import { npmPurl } from '../packages/npm-purl.js';

export const projectPackageAdmin = defineAdmin(ProjectPackageModel, {
  group: 'Projects',
  title: { needs: ['name', 'version'], value: ({ name, version }) => `${name} ${version}` },
  list: {
    columns: ['packagePurl', 'version', 'projectId', 'direct', 'dev', 'feed'],
    search: ['packagePurl'],
    spellings: npmPurl,
    filters: ['projectId', 'feed'],
    order: 'packagePurl',
  },
  links: { projectId: 'Project', organisationId: 'Organisation', packagePurl: PackageModel },
});
