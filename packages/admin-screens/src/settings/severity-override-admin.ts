import { defineAdmin } from '@red-tortoise/admin-kit';
import { z } from 'zod';

/** The orchestrator lets advisories, findings, feeds and policies follow, and tells each change once. */
export const severityOverrideAdmin = defineAdmin('SeverityOverride', {
  group: 'Mappings and settings',
  small: true,
  title: 'advisoryId',
  list: {
    columns: ['advisoryId', 'severity', 'reason', 'createdAt', 'updatedAt'],
    search: ['advisoryId', 'reason'],
    filters: ['severity'],
    order: '-updatedAt',
  },
  form: {
    fieldsets: { Judgement: ['advisoryId', 'severity', 'reason'], Record: ['createdAt', 'updatedAt'] },
    readonly: ['createdAt'],
    help: {
      advisoryId: 'Its id or any other name: GHSA-…, CVE-…. It counts for all records of the same thing',
      severity: 'In place of what the sources say, within seconds, and told as a change. Removing this takes it back',
      reason: 'Customers read it beside the severity',
    },
    schema: z.looseObject({
      advisoryId: z
        .string()
        .trim()
        .regex(/^[!-~]{3,100}$/, 'is the name of an advisory, without spaces'),
      reason: z.string().trim().min(10, 'is read by customers: say it in a sentence').max(500),
    }),
  },
});
