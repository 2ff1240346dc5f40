import type { EventType, RuleConditions } from '@red-tortoise/contracts';
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

const ofFindings: EventType[] = ['finding.opened', 'finding.resolved'];

/**
 * The same of what later imports did to findings, as a filter over events: feeds have no entries of it. Null for a rule that
 * does not ask for findings.
 */
export function filterOfImportFindings(conditions: RuleConditions): Filter | null {
  const types = conditions.types.filter((type) => ofFindings.includes(type));
  if (types.length === 0) return null;
  return {
    'data.firstImport': false,
    type: { $in: types },
    'data.resolution': { $ne: 'merged' },
    ...(conditions.directOnly ? { 'data.direct': true } : {}),
    ...(conditions.productionOnly ? { 'data.dev': false } : {}),
    ...ofAdvisories(conditions, 'data.'),
  };
}

function ofReleases({ levels, prereleases }: RuleConditions): Filter {
  const stable = { prerelease: { $ne: true }, ...(levels === null ? {} : { level: { $in: levels } }) };
  if (!prereleases) return stable;
  return levels === null ? {} : { $or: [{ prerelease: true }, stable] };
}

function ofAdvisories({ minimumSeverity, onlyWithFix }: RuleConditions, at: '' | 'data.' = ''): Filter {
  return {
    ...(onlyWithFix ? { [`${at}fixable`]: true } : {}),
    ...(minimumSeverity === null
      ? {}
      : { $or: [{ [`${at}malicious`]: true }, { [`${at}severity`]: { $in: severitiesFrom(minimumSeverity) } }] }),
  };
}
