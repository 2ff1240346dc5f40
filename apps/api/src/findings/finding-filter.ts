import type { FindingQuery, FindingState } from '@red-tortoise/contracts';
import { escapePattern } from '../http/escape-pattern.js';

type Filters = Omit<FindingQuery, 'limit' | 'cursor' | 'order'>;

const stateShownUnasked: FindingState[] = ['open'];

/**
 * The filters of a list of findings as a MongoDB filter. `state` is always in it: with whose findings they are it leads
 * the indexes that lists walk, one walk for each state, merged. The others are looked at along the walk.
 */
export function findingFilter(query: Filters): Record<string, unknown> {
  const { state = stateShownUnasked, severity, malicious, direct, production, fix, search } = query;
  return {
    state: { $in: [...new Set(state)] },
    ...(severity ? { 'severity.level': { $in: severity } } : {}),
    ...(malicious === undefined ? {} : { malicious }),
    ...(direct === undefined ? {} : { direct }),
    ...(production === undefined ? {} : { dev: !production }),
    ...(fix ? { 'fix.state': { $in: fix } } : {}),
    ...(search ? { $or: [{ name: { $regex: escapePattern(search), $options: 'i' } }, namedAs(search)] } : {}),
  };
}

/** Advisories are called by their whole name; the letters of a GHSA's last parts are small, all others are capitals. */
function namedAs(search: string): Record<string, unknown> {
  const capitals = search.toUpperCase();
  const withSmallTail = capitals.replace(/^([A-Z]+-)(.*)$/, (_, start: string, tail) => start + tail.toLowerCase());
  return { names: { $in: [search, capitals, withSmallTail] } };
}
