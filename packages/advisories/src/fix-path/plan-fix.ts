import type { FixPlan } from '@red-tortoise/contracts';
import { findBlocker } from './find-blocker.js';
import { type Change, findChange } from './find-change.js';
import type { FixQuestion } from './fix-question.js';
import { fixSteps } from './fix-steps.js';
import { proveChange } from './prove-change.js';
import { Walk } from './walk.js';

/** `missing` has names of packages, 20 at the most. */
export type PlannedFix = Omit<FixPlan, 'computedAt'>;

const mostMissing = 20;

/**
 * Plans the least change that removes a vulnerable component and proves it by walking published ranges, or says why there
 * is none. `needs` names packages that must be added to the published ones before more can be said: ask again then.
 */
export function planFix(question: FixQuestion): PlannedFix | { needs: string[] } {
  const { vulnerable, published } = question;
  const releases = published.find(vulnerable.name);
  if (releases === undefined) return { needs: [vulnerable.name] };
  if (releases === null) return notEnoughData([vulnerable.name]);
  const walk = new Walk(question);
  const found = findChange(walk);
  if (found.blocked !== null) {
    if (found.isDoubtful) return notEnoughData([]);
    // What is not known to be published may be newer than our data, and so may its fix.
    if (releases.find(vulnerable.version) === undefined) return notEnoughData([vulnerable.name]);
    const fixed = releases.above(vulnerable.version).some((release) => !walk.isBad(release));
    if (!fixed) return { ...nothing, state: 'no-fix-published' };
    const { packagePurl, name } = findBlocker(walk, found.blocked);
    return { ...nothing, state: 'blocked', blockedBy: { packagePurl, name } };
  }
  const before = unanswered(walk);
  if (before) return before;
  return proven(walk, found.change);
}

/** What the steps say is what is proven: a refresh that nothing is left for is no step, and proven to be none. */
function proven(walk: Walk, change: Change, isReduced = false): PlannedFix | { needs: string[] } {
  const proof = proveChange(walk, change);
  const gap = unanswered(walk);
  if (gap) return gap;
  if (!proof.holds) return notEnoughData([]);
  const steps = fixSteps(change, proof.resolved);
  const refreshes = new Set(steps.filter(({ kind }) => kind === 'refresh').map(({ name }) => name));
  if (refreshes.size < change.refreshes.size) {
    return isReduced ? notEnoughData([]) : proven(walk, { ...change, refreshes }, true);
  }
  return { ...nothing, state: change.upgrades.size > 0 ? 'upgrade' : 'refresh', steps };
}

const nothing = { steps: [], blockedBy: null, missing: [] };

function unanswered({ gaps: { needed, missing, unprovable } }: Walk): PlannedFix | { needs: string[] } | null {
  if (unprovable && missing.size === 0) return notEnoughData([]);
  if (needed.size > 0) return { needs: [...needed] };
  return missing.size > 0 ? notEnoughData([...missing]) : null;
}

function notEnoughData(missing: string[]): PlannedFix {
  return { ...nothing, state: 'not-enough-data', missing: missing.slice(0, mostMissing) };
}
