import { defineAdmin } from '@red-tortoise/admin-kit';
import { type SettingName, settings } from '@red-tortoise/contracts';
import { z } from 'zod';

/** Declared in code and brought in at start; a row without a value stands for the usual one. */
export const settingAdmin = defineAdmin('Setting', {
  group: 'Mappings and settings',
  small: true,
  title: 'name',
  list: {
    columns: [
      'name',
      'description',
      { name: 'inForce', label: 'In force', needs: ['name', 'value'], value: (row) => inForce(row) },
      'updatedAt',
    ],
    search: ['name', 'description'],
    filters: [{ field: 'value', by: 'null', label: 'As usual' }],
    order: 'name',
  },
  form: {
    fieldsets: { Setting: ['name', 'description', 'value'], Record: ['updatedAt'] },
    readonly: ['name', 'description'],
    help: { value: 'Empty for the usual one. Every process follows within seconds, without a restart' },
    schema: z.looseObject({ name: z.string(), value: z.unknown() }).superRefine(({ name, value }, refusal) => {
      if (value === null || !isDeclared(name)) return;
      const issue = settings[name].schema.safeParse(value).error?.issues[0];
      if (issue) refusal.addIssue({ code: 'custom', path: ['value'], message: issue.message });
    }),
  },
  writes: ['change'],
  actions: { reset: { label: 'Back to the usual value', confirm: true, set: { value: null } } },
});

const isDeclared = (name: string): name is SettingName => name in settings;

function inForce({ name, value }: { name: string; value: unknown }): string {
  if (!isDeclared(name)) return 'not used by this version';
  const counts = value !== null && settings[name].schema.safeParse(value).success ? value : settings[name].usual;
  if (counts === null) return 'as the environment says';
  return typeof counts === 'number' ? counts.toLocaleString('en-GB') : String(counts);
}
