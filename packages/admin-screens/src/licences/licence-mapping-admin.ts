import { defineAdmin } from '@red-tortoise/admin-kit';
import { z } from 'zod';

export const licenceMappingAdmin = defineAdmin('LicenceMapping', {
  group: 'Mappings and settings',
  title: 'text',
  list: { columns: ['text', 'spdx', 'updatedAt'], search: ['text', 'spdx'], order: 'text', editable: ['spdx'] },
  form: {
    fieldsets: { Mapping: ['text', 'spdx'], Record: ['createdAt', 'updatedAt'] },
    readonly: ['createdAt'],
    help: { text: 'As registries and manifests write it; case and spaces do not count', spdx: 'An SPDX expression' },
    schema: z.looseObject({ text: z.string().trim().min(1).max(500), spdx: z.string().trim().min(1).max(500) }),
  },
});
