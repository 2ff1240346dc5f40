import { defineAdmin } from '@red-tortoise/admin-kit';
import { ecosystems } from '@red-tortoise/contracts';
import { z } from 'zod';

const isKnown = (name: string) => (ecosystems as readonly string[]).includes(name);

export const ecosystemAliasAdmin = defineAdmin('EcosystemAlias', {
  group: 'Mappings and settings',
  plural: 'Ecosystem aliases',
  small: true,
  title: 'alias',
  list: {
    columns: ['alias', 'ecosystem', 'createdAt'],
    search: ['alias', 'ecosystem'],
    filters: [{ field: 'ecosystem', choices: ecosystems }],
    order: 'alias',
  },
  form: {
    fieldsets: { Alias: ['alias', 'ecosystem'], Record: ['createdAt'] },
    readonly: ['createdAt'],
    help: {
      alias:
        'As it occurs in advisories, purls of SBOMs and questions; capitals do not count. In force within seconds for all that comes in; what a source has brought before follows when it is loaded whole',
      ecosystem: `What it stands for: ${ecosystems.join(', ')}`,
    },
    schema: z.looseObject({
      alias: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9][a-z0-9 .+:_-]{0,63}$/, 'is a name of letters, digits and .+:_- of at most 64 characters')
        .refine((alias) => !isKnown(alias), 'is an ecosystem itself'),
      ecosystem: z
        .string()
        .trim()
        .toLowerCase()
        .refine(isKnown, `is none of ${ecosystems.join(', ')}`),
    }),
  },
});
