import type { AffectedPackage, AffectedRange, RangeEvent } from './advisory.js';
import { AdvisoryError } from './advisory-error.js';
import { advisoryLimits as limits } from './advisory-limits.js';
import { type Fields, field, notValid, readFields, readList, readText } from './fields.js';

const eventKinds = ['introduced', 'fixed', 'last_affected', 'limit'] as const;

/** The affected packages of a record. One without a package (only GIT ranges) matches no component and is left out. */
export function readAffected(entries: unknown[]): AffectedPackage[] {
  const budget = new Budget();
  budget.take(entries.length);
  return entries.flatMap((entry, index) => {
    const where = `affected[${index}]`;
    const fields = readFields(entry, where);
    const affectedPackage = field(fields, 'package');
    if (affectedPackage === undefined || affectedPackage === null) return [];
    const { ecosystem, name } = readPackage(readFields(affectedPackage, `${where}.package`), where);
    const versions = readVersions(field(fields, 'versions'), where, budget);
    return [{ ecosystem, name, versions, ranges: readRanges(field(fields, 'ranges'), where, budget) }];
  });
}

function readPackage(fields: Fields, where: string): { ecosystem: string; name: string } {
  const ecosystem = readText(field(fields, 'ecosystem'), `${where}.package.ecosystem`, limits.nameCharacters);
  const name = readText(field(fields, 'name'), `${where}.package.name`, limits.nameCharacters);
  return { ecosystem: ecosystem.split(':', 1)[0] ?? ecosystem, name };
}

function readVersions(value: unknown, where: string, budget: Budget): string[] {
  const versions = readList(value, `${where}.versions`);
  budget.take(versions.length);
  return versions.map((version) => readText(version, `${where}.versions`, limits.versionCharacters));
}

function readRanges(value: unknown, where: string, budget: Budget): AffectedRange[] {
  const ranges = readList(value, `${where}.ranges`);
  budget.take(ranges.length);
  return ranges.flatMap((range, index) => {
    const fields = readFields(range, `${where}.ranges[${index}]`);
    const type = field(fields, 'type');
    if (type === 'GIT') return [];
    if (type !== 'SEMVER' && type !== 'ECOSYSTEM') throw notValid(`${where}.ranges[${index}].type`, 'is not known');
    return [{ type, events: readEvents(field(fields, 'events'), `${where}.ranges[${index}].events`, budget) }];
  });
}

/** Old records hold several kinds in one object; each is an event of its own. */
function readEvents(value: unknown, where: string, budget: Budget): RangeEvent[] {
  const entries = readList(value, where);
  budget.take(entries.length);
  const events = entries.flatMap((entry) => {
    const fields = readFields(entry, where);
    const kinds = eventKinds.filter((kind) => field(fields, kind) !== undefined);
    if (kinds.length === 0) throw notValid(where, 'holds an entry of no known kind');
    return kinds.map((kind) => ({ kind, version: readText(field(fields, kind), where, limits.versionCharacters) }));
  });
  if (!events.some(({ kind }) => kind === 'introduced')) throw notValid(where, 'never says where it begins');
  return events;
}

/** What a record may hold in all, so that many short lists cost no more than a long one. */
class Budget {
  private left: number = limits.values;

  take(count: number): void {
    this.left -= count;
    if (this.left >= 0) return;
    throw new AdvisoryError(
      'advisory.too-many-values',
      `The limit of packages, versions and events is ${limits.values}.`,
    );
  }
}
