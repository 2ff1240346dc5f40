import type { TriageDecision } from '@red-tortoise/contracts';
import type { VexStatement } from '@red-tortoise/manifests';
import type { VexFinding } from './vex-finding.js';

export type Outcome =
  | { kind: 'decide'; decision: TriageDecision | null }
  | { kind: 'unchanged' }
  | { kind: 'skipped'; reason: string };

/** What one statement does to one finding. What a document leaves open is never filled in for it. */
export function outcomeOf(statement: VexStatement, finding: VexFinding): Outcome {
  const { status, justification, note } = statement;
  if (status === 'not-affected') {
    if (justification === null) return skip('It says not affected, but gives no reason that is one of the five of VEX');
    return decide({ state: 'not-affected', justification, note }, finding);
  }
  if (status === 'false-positive') return decide({ state: 'false-positive', note }, finding);
  if (status === 'fixed') return skip('It says fixed, while the affected version is still there');
  if (status === 'will-not-fix')
    return skip('It says will not fix. A risk is accepted until a date, which it does not give');
  return takeBack(finding);
}

function decide(decision: Exclude<TriageDecision, { state: 'risk-accepted' }>, { triage }: VexFinding): Outcome {
  const justification = decision.state === 'not-affected' ? decision.justification : null;
  const isSame =
    triage?.state === decision.state && triage.justification === justification && triage.note === decision.note;
  return isSame ? { kind: 'unchanged' } : { kind: 'decide', decision };
}

/** What a document decided, a document takes back. What a person decided stays. */
function takeBack({ triage, history }: VexFinding): Outcome {
  if (triage === null) return { kind: 'unchanged' };
  const decided = history.findLast(({ reason }) => reason === 'triage' || reason === 'vex');
  if (decided?.reason === 'vex') return { kind: 'decide', decision: null };
  return skip('It says affected or under investigation, but a person has decided otherwise');
}

function skip(reason: string): Outcome {
  return { kind: 'skipped', reason };
}
