import { CodedError } from './errors.js';
import type { Quota } from './usage.js';

/** What is wanted goes beyond the plan of its organisation; says what, how much there is, and whom to ask. */
export class QuotaExceeded extends CodedError {
  constructor(
    readonly quota: Quota,
    organisation: string,
    plan: string,
  ) {
    super('quota.exceeded', `${says(quota, { organisation, plan })} ${askWhom}`);
  }
}

const askWhom = 'For more, an owner of the organisation asks whoever runs this installation for another plan.';

function says(quota: Quota, { organisation, plan }: { organisation: string; plan: string }): string {
  const limit = spell(quota.limit);
  const used = spell(quota.used);
  const ofPlan = `the plan “${plan}” of ${organisation}`;
  if (quota.name === 'componentsPerImport') {
    return `This manifest has ${used} components, and ${ofPlan} allows ${limit} in an import.`;
  }
  if (quota.name === 'importsPerDay') {
    return `${used} imports began today, and ${ofPlan} allows ${limit} a day: the next may begin after midnight UTC.`;
  }
  const what = words[quota.name];
  if (quota.limit === 0) return `The plan “${plan}” of ${organisation} allows no ${what}.`;
  return `${used} ${what} are there, and ${ofPlan} allows ${limit}. Remove what nobody needs to make room.`;
}

const words = {
  projects: 'projects',
  tokens: 'API tokens',
  channels: 'channels',
  rules: 'alert rules',
  watches: 'watched packages',
} as const;

const spell = (count: number | null) => (count ?? 0).toLocaleString('en-GB');
