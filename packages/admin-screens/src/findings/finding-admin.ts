import { defineAdmin } from '@red-tortoise/admin-kit';
import { FindingModel, ImportModel, PackageModel } from '@red-tortoise/documents';
import { npmPurl } from '../packages/npm-purl.js';

/** Members of the organisation decide about findings, in the web app. */
export const findingAdmin = defineAdmin(FindingModel, {
  group: 'Projects',
  title: (finding) => `${finding.primaryName} in ${finding.name} ${finding.version}`,
  list: {
    columns: [
      'primaryName',
      'name',
      'version',
      'severity.level',
      'state',
      'projectId',
      'openedAt',
      'resolvedAt',
      'fix.state',
    ],
    search: ['_id', 'packagePurl'],
    spellings: npmPurl,
    filters: ['projectId', 'organisationId', 'packagePurl'],
  },
  links: {
    projectId: 'Project',
    organisationId: 'Organisation',
    packagePurl: PackageModel,
    resolvedByImportId: ImportModel,
  },
});
