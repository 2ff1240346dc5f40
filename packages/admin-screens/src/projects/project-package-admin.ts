import { defineAdmin } from '@red-tortoise/admin-kit';
import { PackageModel, ProjectPackageModel } from '@red-tortoise/documents';

export const projectPackageAdmin = defineAdmin(ProjectPackageModel, {
  group: 'Projects',
  list: {
    columns: ['packagePurl', 'version', 'projectId', 'direct', 'dev', 'feed'],
    search: ['packagePurl'],
    filters: ['projectId', 'feed'],
    order: 'packagePurl',
  },
  links: { projectId: 'Project', organisationId: 'Organisation', packagePurl: PackageModel },
});
