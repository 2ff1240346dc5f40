import { type EventType, eventTypes } from '@red-tortoise/contracts';
import { readText } from '../../shell/read-text.js';

/** A purl with a namespace may be longer than what people search for. */
const longest = 500;

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
    organisation: readText(raw.organisation),
    template: readText(raw.template),
    project: readText(raw.project),
    package: readText(raw.package, longest),
    type: eventTypes.find((type) => type === raw.type),
  };
}

/** Whose rules or settings the address asks for; none means one's own. */
export function readOwnerSearch(raw: Record<string, unknown>): { organisation?: string | undefined } {
  return { organisation: readText(raw.organisation) };
}
