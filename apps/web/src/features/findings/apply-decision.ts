import type { Finding, TriageDecision } from '@red-tortoise/contracts';

interface Decided {
  /** Null takes a decision back. */
  decision: TriageDecision | null;
  by: string;
  at: string;
}

/** The finding as it will be once the API has taken a decision. What is fixed stays as it is. */
export function applyDecision<T extends Finding>(finding: T, { decision, by, at }: Decided): T {
  if (finding.state === 'fixed') return finding;
  if (!decision) return { ...finding, state: 'open', triage: null };
  const justification = decision.state === 'not-affected' ? decision.justification : null;
  const until = decision.state === 'risk-accepted' ? decision.until : null;
  const { state, note } = decision;
  return { ...finding, state, triage: { state, justification, until, note, by, at } };
}

/** What came of a decision about several findings: "12 findings decided: not affected; 2 skipped". */
export function outcomeText(
  decision: TriageDecision | null,
  { changed, skipped }: { changed: number; skipped: number },
) {
  const what = `${changed.toLocaleString('en')} ${changed === 1 ? 'finding' : 'findings'}`;
  const done = decision ? `${what} marked as ${decision.state.replaceAll('-', ' ')}` : `${what} open again`;
  if (skipped === 0) return `${done}.`;
  return `${done}. ${skipped.toLocaleString('en')} skipped: fixed already, or nothing to change.`;
}
