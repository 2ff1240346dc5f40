import type { RuleDraft } from '@red-tortoise/contracts';
import type { RuleProblems } from './rule-draft.js';

/** What each part of the form gets. */
export interface RulePartProps {
  draft: RuleDraft;
  change: (part: Partial<RuleDraft>) => void;
  problems: RuleProblems;
}
