import { defineAdmin } from '@red-tortoise/admin-kit';
import { adminMostRelations } from '@red-tortoise/contracts';
import { z } from 'zod';

const outside = 'is a percentage, 0 to 100';

/** Declared in code and brought in at start; staff say for whom each is on. */
export const featureFlagAdmin = defineAdmin('FeatureFlag', {
  group: 'Mappings and settings',
  small: true,
  title: 'name',
  list: {
    columns: ['name', 'description', 'state', 'percentage', 'updatedAt'],
    search: ['name', 'description'],
    filters: ['state'],
    order: 'name',
    editable: ['state'],
  },
  form: {
    fieldsets: {
      Feature: ['name', 'description'],
      'For whom': ['state', 'percentage', 'organisationIds'],
      Record: ['updatedAt'],
    },
    readonly: ['name', 'description'],
    help: {
      state: 'Counts within seconds. What was made with a feature stays when it is switched off',
      percentage: 'With the state “percentage”: of all organisations, 0 to 100; who has it at 10 has it at 20 as well',
      organisationIds: 'With the state “organisations”: who has it',
    },
    schema: z.looseObject({
      percentage: z.int().min(0, outside).max(100, outside),
      organisationIds: z
        .array(z.string().trim().min(1).max(64))
        .max(adminMostRelations)
        .transform((ids) => [...new Set(ids)]),
    }),
  },
  links: { organisationIds: 'Organisation' },
  writes: ['change'],
  actions: {
    'switch-on': { label: 'Switch on for everybody', confirm: true, set: { state: 'on' } },
    'switch-off': { label: 'Switch off for everybody', confirm: true, dangerous: true, set: { state: 'off' } },
  },
});
