import { type EventType, eventTypes } from '@red-tortoise/contracts';

/** What a new rule begins with, as the address has it. */
export interface RuleSearch {
  organisation?: string | undefined;
  template?: string | undefined;
  project?: string | undefined;
  /** A package's purl. */
  package?: string | undefined;
  type?: EventType | undefined;
}

export function readRuleSearch(raw: Record<string, unknown>): RuleSearch {
  return {
    organisation: textOf(raw.organisation),
    template: textOf(raw.template),
    project: textOf(raw.project),
    package: textOf(raw.package),
    type: eventTypes.find((type) => type === raw.type),
  };
}

/** Whose rules or settings the address asks for; none means one's own. */
export function readOwnerSearch(raw: Record<string, unknown>): { organisation?: string | undefined } {
  return { organisation: textOf(raw.organisation) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : undefined;
}
