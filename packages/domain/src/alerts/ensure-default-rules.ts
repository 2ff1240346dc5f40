import { defaultAlertSettings, type RuleConditions } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';

const anything: Omit<RuleConditions, 'types'> = {
  minimumSeverity: null,
  directOnly: false,
  productionOnly: false,
  levels: null,
  prereleases: false,
  onlyWithFix: false,
};

/** Quiet by design: what asks for something to be done, in the inbox and nowhere else. */
const defaultRules: { name: string; conditions: RuleConditions }[] = [
  {
    name: 'What needs attention',
    conditions: {
      ...anything,
      types: ['finding.opened', 'advisory.published', 'advisory.changed', 'advisory.fix-available'],
      minimumSeverity: 'high',
    },
  },
  {
    name: 'Trust in what you ship',
    conditions: {
      ...anything,
      types: [
        'package.publisher-changed',
        'package.install-script-added',
        'package.provenance-lost',
        'package.unpublished',
      ],
      directOnly: true,
      productionOnly: true,
    },
  },
];

/**
 * Gives a person the rules that everybody starts with, once in their life: whoever has a row of settings had them, and
 * what they removed since stays removed.
 */
export async function ensureDefaultRules(database: Database, userId: string): Promise<void> {
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.alertSettings.createMany({
      data: [{ userId, ...defaultAlertSettings }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    const rules = defaultRules.map((rule) => ({ ...rule, userId, scope: { kind: 'everything' }, inbox: true }));
    await transaction.alertRule.createMany({ data: rules });
  });
}
