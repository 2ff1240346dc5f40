import type { RuleConditions } from '@red-tortoise/contracts';
import { severitiesFrom, tellsSeverity } from './rule-lets-through.js';

type Filter = Record<string, unknown>;

/** What `ruleLetsThrough` says of an entry, as a filter over stored entries. */
export function filterOfRule(conditions: RuleConditions): Filter {
  const { types, directOnly, productionOnly } = conditions;
  const alternatives = [
    { types: types.filter((type) => type === 'package.released'), filter: ofReleases(conditions) },
    { types: types.filter(tellsSeverity), filter: ofAdvisories(conditions) },
    { types: types.filter((type) => type !== 'package.released' && !tellsSeverity(type)), filter: {} },
  ].filter((alternative) => alternative.types.length > 0);
  const asks = alternatives.some(({ filter }) => Object.keys(filter).length > 0);
  return {
    ...(directOnly ? { direct: true } : {}),
    ...(productionOnly ? { production: true } : {}),
    type: { $in: types },
    ...(asks ? { $or: alternatives.map(({ types, filter }) => ({ type: { $in: types }, ...filter })) } : {}),
  };
}

function ofReleases({ levels, prereleases }: RuleConditions): Filter {
  const stable = { prerelease: { $ne: true }, ...(levels === null ? {} : { level: { $in: levels } }) };
  if (!prereleases) return stable;
  return levels === null ? {} : { $or: [{ prerelease: true }, stable] };
}

function ofAdvisories({ minimumSeverity, onlyWithFix }: RuleConditions): Filter {
  return {
    ...(onlyWithFix ? { fixable: true } : {}),
    ...(minimumSeverity === null
      ? {}
      : { $or: [{ malicious: true }, { severity: { $in: severitiesFrom(minimumSeverity) } }] }),
  };
}
