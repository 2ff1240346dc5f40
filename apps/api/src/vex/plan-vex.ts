import type { TriageDecision } from '@red-tortoise/contracts';
import type { VexProduct, VexStatement } from '@red-tortoise/manifests';
import type { VexFinding } from './vex-finding.js';
import { type Outcome, outcomeOf } from './vex-outcome.js';

export interface VexPlan {
  /** Each decision once, with all findings that it is about. */
  decisions: { decision: TriageDecision | null; findingIds: string[] }[];
  /** Findings that say the same already. */
  unchanged: number;
  /** Statements that met no finding or decide nothing. */
  skipped: { vulnerability: string; product: string | null; reason: string }[];
}

/** What a document decides about findings. Of several statements about one finding the one made last counts. */
export function planVex(statements: readonly VexStatement[], findings: readonly VexFinding[]): VexPlan {
  const { latest, met } = meet(statements, findings);
  const reasons = new Map<VexStatement, string>();
  for (const statement of statements) if (!met.has(statement)) reasons.set(statement, reasonOfNone(statement));
  const decisions = new Map<string, VexPlan['decisions'][number]>();
  let unchanged = 0;
  for (const [finding, statement] of latest) {
    const outcome = outcomeOf(statement, finding);
    if (outcome.kind === 'skipped') reasons.set(statement, outcome.reason);
    else if (outcome.kind === 'unchanged') unchanged += 1;
    else addDecision(decisions, outcome, finding);
  }
  const skipped = [...reasons].map(([{ names, product }, reason]) => {
    return { vulnerability: names[0] as string, product: product.kind === 'any' ? null : product.text, reason };
  });
  return { decisions: [...decisions.values()], unchanged, skipped };
}

function meet(statements: readonly VexStatement[], findings: readonly VexFinding[]) {
  const byName = new Map<string, VexFinding[]>();
  for (const finding of findings) {
    for (const name of finding.names) {
      const key = name.toUpperCase();
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [finding]);
      else known.push(finding);
    }
  }
  const latest = new Map<VexFinding, VexStatement>();
  const met = new Set<VexStatement>();
  for (const statement of statements) {
    const named = new Set(statement.names.flatMap((name) => byName.get(name.toUpperCase()) ?? []));
    for (const finding of named) {
      if (!isAbout(statement.product, finding)) continue;
      met.add(statement);
      if (statement.at >= (latest.get(finding)?.at ?? 0)) latest.set(finding, statement);
    }
  }
  return { latest, met };
}

function isAbout(product: VexProduct, { packagePurl, version }: VexFinding): boolean {
  if (product.kind !== 'package') return product.kind === 'any';
  return product.packagePurl === packagePurl && (product.version === null || product.version === version);
}

function reasonOfNone({ product }: VexStatement): string {
  if (product.kind === 'other') return 'The product is not named by an npm package URL, so it cannot be compared';
  return 'Nothing that the project has now is known to have this vulnerability';
}

function addDecision(
  decisions: Map<string, VexPlan['decisions'][number]>,
  { decision }: Extract<Outcome, { kind: 'decide' }>,
  { _id }: VexFinding,
): void {
  const key = JSON.stringify(decision);
  const known = decisions.get(key);
  if (known === undefined) decisions.set(key, { decision, findingIds: [_id] });
  else known.findingIds.push(_id);
}
