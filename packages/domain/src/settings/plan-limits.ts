import type { Plan } from '@red-tortoise/database';

/** What an organisation on a plan may use; null is without limit. */
export type PlanLimits = Pick<
  Plan,
  'label' | 'projects' | 'componentsPerImport' | 'importsPerDay' | 'tokens' | 'channels' | 'rules' | 'watches'
> & {
  /** Null where there is no plan at all. */
  id: string | null;
};

/** Where staff have no plans. */
export const withoutPlan: PlanLimits = {
  id: null,
  label: 'No plan',
  projects: null,
  componentsPerImport: null,
  importsPerDay: null,
  tokens: null,
  channels: null,
  rules: null,
  watches: null,
};
