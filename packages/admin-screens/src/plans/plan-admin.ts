import { defineAdmin } from '@red-tortoise/admin-kit';
import { CodedError, countedTo } from '@red-tortoise/contracts';
import { z } from 'zod';

const limit = z.number().int().min(0).max(1_000_000_000).nullish();
const countedLimit = z.number().int().min(0).max(countedTo).nullish();

/** Which plan an organisation has is said on its own screen. Limits count within seconds, in every process. */
export const planAdmin = defineAdmin('Plan', {
  group: 'Customers',
  small: true,
  title: 'label',
  list: {
    columns: ['id', 'label', 'isDefault', 'projects', 'importsPerDay', 'componentsPerImport', 'tokens', 'channels'],
    search: ['id', 'label'],
    filters: ['isDefault'],
    order: 'id',
  },
  form: {
    fieldsets: {
      Plan: ['id', 'label', 'description', 'isDefault'],
      'Limits (empty: none)': [
        'projects',
        'importsPerDay',
        'componentsPerImport',
        'tokens',
        'channels',
        'rules',
        'watches',
      ],
      Record: ['createdAt', 'updatedAt'],
    },
    readonly: ['isDefault', 'createdAt'],
    help: {
      id: 'In lower case, with hyphens: `free`, `team`',
      isDefault: 'What organisations have that were given no plan; the action “Make the default” moves it here',
      importsPerDay: 'From midnight to midnight UTC; the same content again does not count',
      componentsPerImport: 'An import with more fails and says so; the project keeps showing the one before',
      channels: 'Of a personal organisation, with those of its person',
      rules: 'Of a personal organisation, with those of its person',
      watches: 'What a person watches counts in their personal organisation',
    },
    schema: z.looseObject({
      id: z
        .string()
        .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'In lower case, with hyphens')
        .max(40)
        .optional(),
      label: z.string().trim().min(1).max(60).optional(),
      description: z.string().max(500).optional(),
      projects: countedLimit,
      importsPerDay: limit,
      componentsPerImport: limit,
      tokens: countedLimit,
      channels: countedLimit,
      rules: countedLimit,
      watches: countedLimit,
    }),
    saveAsNew: true,
  },
  open: ['tokens'],
  actions: {
    'make-default': {
      label: 'Make the default',
      confirm: true,
      async run({ rows: [plan, ...others], transaction }) {
        if (plan === undefined || others.length > 0) throw new CodedError('admin.invalid', 'Choose one plan');
        // In this order: an index lets no two be the default for a moment.
        await transaction.plan.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
        await transaction.plan.update({ where: { id: plan.id }, data: { isDefault: true } });
        return `${plan.label} is what organisations without a plan of their own have now`;
      },
    },
  },
});
