import { eventTypes, type Rule, type RuleConditions, RuleDraft } from '@red-tortoise/contracts';

const noConditions: RuleConditions = {
  types: [],
  minimumSeverity: null,
  directOnly: false,
  productionOnly: false,
  levels: null,
  prereleases: false,
  onlyWithFix: false,
};

/** A rule that lets nothing through yet. */
export function emptyDraft(organisationId: string | null): RuleDraft {
  const inbox = organisationId === null;
  return { name: '', organisationId, scope: { kind: 'everything' }, conditions: noConditions, inbox, channels: [] };
}

/** A rule as the form changes it: without what only the API says of it. */
export function draftOf({ name, organisationId, scope, conditions, inbox, channels }: Rule): RuleDraft {
  return { name, organisationId, scope, conditions, inbox, channels };
}

/** What a form says about it beside the field. */
export interface RuleProblems {
  name?: string;
  types?: string;
  scope?: string;
  targets?: string;
}

/** What keeps a rule from being saved, by field; empty when nothing does. */
export function problemsOf(draft: RuleDraft): RuleProblems {
  const { name, scope, conditions, inbox, channels } = draft;
  const problems: RuleProblems = {};
  if (name.trim() === '') problems.name = 'Give the rule a name: messages say by which rule they came.';
  if (conditions.types.length === 0) problems.types = 'Choose at least one kind of event.';
  if (scope.kind === 'projects' && scope.projectIds.length === 0) problems.scope = 'Choose at least one project.';
  if (scope.kind === 'packages' && scope.packagePurls.length === 0) problems.scope = 'Name at least one package.';
  if (!inbox && channels.length === 0) problems.targets = 'It goes nowhere yet: choose where.';
  return problems;
}

/** The rule as a preview takes it, whatever it is called and wherever it goes; null while it says nothing. */
export function previewDraft(draft: RuleDraft): RuleDraft | null {
  const read = RuleDraft.safeParse({ ...draft, name: 'Preview' });
  return read.success ? read.data : null;
}

/** The levels that a reader chooses among; pre-releases are asked for on their own. */
export const releaseLevels = ['major', 'minor', 'patch'] as const;

/** Null, thus all, for none and for every level. */
export function levelsOf(chosen: readonly string[]): RuleConditions['levels'] {
  const levels = releaseLevels.filter((level) => chosen.includes(level));
  return levels.length === 0 || levels.length === releaseLevels.length ? null : levels;
}

/** Whether two drafts say the same. */
export function isSame(one: RuleDraft, other: RuleDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export const everyType: readonly (typeof eventTypes)[number][] = eventTypes;
