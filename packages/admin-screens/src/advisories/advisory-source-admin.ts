import { defineAdmin } from '@red-tortoise/admin-kit';
import { AdvisoryModel, QuarantinedRecordModel } from '@red-tortoise/documents';
import { advisoryTaskPrefix } from '@red-tortoise/domain';
import { z } from 'zod';

const webAddress = z.url({ protocol: /^https?$/, error: 'is an http or https address' }).max(2_000);
/** The orchestrator holds it to its folder all the same. */
const pathBelowFolder = /^(?!.*\.\.)[\w-][\w./-]*$/;

/** Each has a schedule of its own: the task `advisories-<name>`. */
export const advisorySourceAdmin = defineAdmin('AdvisorySource', {
  group: 'Advisories',
  small: true,
  title: 'title',
  secret: ['credential'],
  list: {
    columns: ['name', 'title', 'enabled', 'location', 'cron', 'watermark', 'loadedAt'],
    search: ['name', 'title'],
    filters: ['enabled', { field: 'loadedAt', by: 'null', label: 'Ever loaded' }],
    order: 'name',
    editable: ['enabled'],
  },
  form: {
    fieldsets: {
      Source: ['name', 'title', 'enabled', 'cron'],
      Places: ['location', 'indexLocation', 'recordLocation'],
      Progress: ['watermark', 'version', 'loadedAt', 'createdAt', 'updatedAt'],
    },
    readonly: ['watermark', 'version', 'loadedAt', 'createdAt'],
    help: {
      cron: 'The first schedule of its task; later the schedule itself counts',
      location: 'An http or https address, or a path relative to the folder that ADVISORIES_FOLDER names',
    },
    schema: z.looseObject({
      name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, 'is kebab-case'),
      title: z.string().trim().min(1).max(200),
      location: z.union([webAddress, z.literal('starter:'), z.string().max(2_000).regex(pathBelowFolder)], {
        error: 'is an http or https address, or a path relative to the folder of advisories',
      }),
      indexLocation: webAddress.nullish(),
      recordLocation: webAddress.nullish(),
    }),
    saveAsNew: true,
  },
  dependents: [
    {
      model: AdvisoryModel,
      field: 'source',
      key: 'name',
      effect: 'left',
      note: 'with their findings, as they were last published',
    },
    {
      model: QuarantinedRecordModel,
      field: 'source',
      key: 'name',
      effect: 'left',
      note: 'until somebody removes them',
    },
    {
      model: 'Schedule',
      field: 'task',
      key: 'name',
      holds: (name) => `${advisoryTaskPrefix}${name}`,
      effect: 'removed',
      note: 'by the orchestrator, within seconds',
    },
  ],
  actions: {
    loadWhole: {
      label: 'Load everything anew on the next run',
      confirm: true,
      set: { watermark: null, version: null },
    },
  },
});
