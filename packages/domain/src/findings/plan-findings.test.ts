import { describe, expect, it } from '@jest/globals';
import { compileAdvisories, matchComponents } from '@red-tortoise/advisories';
import type { FindingDocument, FindingTriage } from '@red-tortoise/documents';
import { advisoryDocument, type MadeUpAdvisory } from '@red-tortoise/testing';
import { forMatching, type StoredAdvisory } from '../advisories/load-advisories.js';
import { findingId } from './assign-findings.js';
import type { FindingsCause } from './finding-changes.js';
import { type FindingComponent, groupMatches } from './finding-group.js';
import { type FindingsPlan, planFindings } from './plan-findings.js';

const projectId = '0f0e0d0c-0000-4000-8000-000000000001';
const byImport: FindingsCause = { cause: 'import', importId: 'import-1', occurredAt: new Date('2026-02-01T00:00:00Z') };
const byAdvisory: FindingsCause = { cause: 'advisory', importId: null, occurredAt: new Date('2026-02-02T00:00:00Z') };
const moment = (hour: number) => new Date(Date.UTC(2026, 1, 3, hour));

function component(text: string, rest: Partial<FindingComponent> = {}): FindingComponent {
  const at = text.lastIndexOf('@');
  const [name, version] = [text.slice(0, at), text.slice(at + 1)];
  const packagePurl = `pkg:npm/${name}`;
  return {
    purl: `${packagePurl}@${version}`,
    packagePurl,
    ecosystem: 'npm',
    name,
    version,
    direct: false,
    dev: false,
    path: ['app', text],
    ...rest,
  };
}

interface Truth {
  installed?: (string | FindingComponent)[];
  advisories?: MadeUpAdvisory[];
  stored?: FindingDocument[];
}

function plan({ installed = [], advisories = [], stored = [] }: Truth, cause = byImport, at = moment(1)): FindingsPlan {
  const components = installed.map((one) => (typeof one === 'string' ? component(one) : one));
  const known: StoredAdvisory[] = advisories.map(advisoryDocument).filter((one) => one.withdrawnAt === null);
  const byId = new Map(known.map((one) => [one._id, one]));
  const { matches } = matchComponents(compileAdvisories(known.map(forMatching)), components);
  const view = { projectId, organisationId: 'o', stored, components, groups: groupMatches(matches, byId) };
  return planFindings({ ...view, inForce: new Set(byId.keys()) }, cause, at);
}

/** The findings as they are when a plan has been written. */
function written(stored: FindingDocument[], { added, changed }: FindingsPlan): FindingDocument[] {
  const sets = new Map(changed.map(({ _id, set }) => [_id, set]));
  return [...stored.map((finding) => ({ ...finding, ...sets.get(finding._id) })), ...added];
}
/** Goes through several truths, one after the other, an hour each. */
function after(...truths: Truth[]): FindingDocument[] {
  let stored: FindingDocument[] = [];
  truths.forEach((truth, hour) => {
    stored = written(stored, plan({ ...truth, stored }, byImport, moment(hour)));
  });
  return stored;
}
const only = <T>(items: T[]): T => {
  expect(items).toHaveLength(1);
  return items[0] as T;
};
const told = ({ events }: FindingsPlan) =>
  events.map(({ type, data }) => `${type} ${data.purl} ${data.cause ?? data.resolution}`);

const lodash = { id: 'GHSA-lodash', names: ['CVE-2021-1', 'GHSA-lodash'], affects: { lodash: { fixed: '4.17.21' } } };
const sameByCve = { id: 'CVE-2021-1', names: lodash.names, affects: { lodash: { fixed: '4.17.20' } } };
const decision = (change: Partial<FindingTriage> = {}): FindingTriage => ({
  state: 'not-affected',
  justification: 'vulnerable_code_not_present',
  until: null,
  note: null,
  userId: 'u',
  by: 'Ada',
  at: moment(0),
  ...change,
});

describe('an affected component', () => {
  it('opens one finding that says what, why and how bad', () => {
    const { added, changed, events } = plan({ installed: ['lodash@4.17.20'], advisories: [lodash] });
    expect(changed).toEqual([]);
    expect(only(added)).toMatchObject({
      projectId,
      purl: 'pkg:npm/lodash@4.17.20',
      packagePurl: 'pkg:npm/lodash',
      state: 'open',
      present: true,
      primaryName: 'CVE-2021-1',
      names: ['CVE-2021-1', 'GHSA-lodash'],
      advisoryIds: ['GHSA-lodash'],
      why: [{ advisoryId: 'GHSA-lodash', range: '<4.17.21' }],
      openedAt: moment(1),
      openedBy: { cause: 'import', importId: 'import-1' },
      history: [{ at: moment(1), by: null, from: null, to: 'open', reason: 'import', note: null }],
    });
    expect(only(events)).toMatchObject({
      type: 'finding.opened',
      subject: `project:${projectId}`,
      occurredAt: byImport.occurredAt,
      observedAt: moment(1),
      data: { findingId: added[0]?._id, cause: 'import', importId: 'import-1', severity: 'high' },
    });
  });

  it('has one finding for all records of an alias group, with the worst of what they say', () => {
    const records = [
      { ...sameByCve, level: 'critical' as const, score: 9.8, summary: '' },
      { ...lodash, summary: 'Prototype pollution' },
    ];
    expect(only(plan({ installed: ['lodash@4.17.19'], advisories: records }).added)).toMatchObject({
      advisoryIds: ['CVE-2021-1', 'GHSA-lodash'],
      severity: { level: 'critical', score: 9.8 },
      summary: 'Prototype pollution',
      why: [
        { advisoryId: 'CVE-2021-1', range: '<4.17.20' },
        { advisoryId: 'GHSA-lodash', range: '<4.17.21' },
      ],
    });
  });

  it('names only the records that affect its version', () => {
    const { added } = plan({ installed: ['lodash@4.17.20'], advisories: [lodash, sameByCve] });
    expect(only(added).advisoryIds).toEqual(['GHSA-lodash']);
  });

  it('has one finding for records that share a name, also before all of them know of it', () => {
    const late = { ...sameByCve, names: ['CVE-2021-1'] };
    expect(only(plan({ installed: ['lodash@4.17.1'], advisories: [late, lodash] }).added).names).toEqual(lodash.names);
  });

  it('has a finding for each version that is installed, and for each thing that is known of it', () => {
    const other = { id: 'GHSA-other', affects: { lodash: {} } };
    const { added } = plan({ installed: ['lodash@4.17.20', 'lodash@3.0.0'], advisories: [lodash, other] });
    expect(added.map(({ purl, primaryName }) => `${purl} ${primaryName}`).sort()).toEqual([
      'pkg:npm/lodash@3.0.0 CVE-2021-1',
      'pkg:npm/lodash@3.0.0 GHSA-other',
      'pkg:npm/lodash@4.17.20 CVE-2021-1',
      'pkg:npm/lodash@4.17.20 GHSA-other',
    ]);
  });

  it('is malicious when any record says so', () => {
    const record = { id: 'MAL-2026-1', names: ['GHSA-x', 'MAL-2026-1'], affects: { evil: {} } };
    expect(only(plan({ installed: ['evil@1.0.0'], advisories: [record] }).added).malicious).toBe(true);
  });
});

describe('the same again', () => {
  it('plans nothing', () => {
    const truth = { installed: ['lodash@4.17.20'], advisories: [lodash] };
    expect(plan({ ...truth, stored: after(truth) }, byAdvisory, moment(9))).toEqual({
      added: [],
      changed: [],
      events: [],
    });
  });

  it('before anything was written plans the same ids', () => {
    const truth = { installed: ['lodash@4.17.20'], advisories: [lodash] };
    const [one, other] = [plan(truth, byImport, moment(1)), plan(truth, byAdvisory, moment(2))];
    expect(other.added.map(({ _id }) => _id)).toEqual(one.added.map(({ _id }) => _id));
    expect(other.events.map(({ _id }) => _id)).toEqual(one.events.map(({ _id }) => _id));
  });

  it('does not depend on the order of anything', () => {
    const records = [lodash, sameByCve, { id: 'GHSA-b', names: ['CVE-2020-9', 'GHSA-b'], affects: { lodash: {} } }];
    const ids = ({ added }: FindingsPlan) => added.map((finding) => JSON.stringify(finding)).sort();
    const installed = ['lodash@4.17.1', 'lodash@2.0.0'];
    expect(ids(plan({ installed: installed.toReversed(), advisories: records.toReversed() }))).toEqual(
      ids(plan({ installed, advisories: records })),
    );
  });
});

describe('a finding is fixed', () => {
  const opened = { installed: ['lodash@4.17.20'], advisories: [lodash] };
  const fixedBy = (truth: Truth) => {
    const result = plan({ ...truth, stored: after(opened) }, byImport, moment(5));
    expect(told(result)).toEqual([`finding.resolved pkg:npm/lodash@4.17.20 ${only(result.changed).set.resolution}`]);
    return only(result.changed).set;
  };

  it('when no version of the package is left', () => {
    expect(fixedBy({ installed: ['other@1.0.0'], advisories: [lodash] })).toMatchObject({
      present: false,
      state: 'fixed',
      resolution: 'component-removed',
      resolvedAt: moment(5),
      resolvedByImportId: 'import-1',
    });
  });
  it('when another version is there instead', () => {
    const set = fixedBy({ installed: ['lodash@4.17.21'], advisories: [lodash] });
    expect(set.resolution).toBe('version-changed');
    expect(set.history?.at(-1)).toEqual({
      at: moment(5),
      by: null,
      from: 'open',
      to: 'fixed',
      reason: 'version-changed',
      note: null,
    });
  });
  it('when the advisory was withdrawn', () => {
    const withdrawn = { ...lodash, withdrawnAt: moment(4) };
    expect(fixedBy({ installed: ['lodash@4.17.20'], advisories: [withdrawn] }).resolution).toBe('advisory-withdrawn');
  });
  it('when the ranges of the advisory changed', () => {
    const narrower = { ...lodash, affects: { lodash: { fixed: '4.17.0' } } };
    expect(fixedBy({ installed: ['lodash@4.17.20'], advisories: [narrower] }).resolution).toBe('advisory-changed');
  });

  it('but not while another record of its group affects the version', () => {
    const both = { installed: ['lodash@4.17.1'], advisories: [lodash, sameByCve] };
    const result = plan({ ...both, advisories: [sameByCve], stored: after(both) });
    expect(result.events).toEqual([]);
    expect(only(result.changed).set).toMatchObject({ advisoryIds: ['CVE-2021-1'], names: lodash.names });
  });
});

describe('a finding that comes back', () => {
  const there = { installed: ['lodash@4.17.20'], advisories: [lodash] };
  const gone = { installed: [], advisories: [lodash] };

  it('opens again under its id, and its history says so', () => {
    const first = only(after(there));
    const back = only(after(there, gone, there));
    expect(back._id).toBe(first._id);
    expect(back).toMatchObject({
      state: 'open',
      present: true,
      openedAt: moment(2),
      resolvedAt: null,
      resolution: null,
    });
    expect(back.history.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [null, 'open', 'import'],
      ['open', 'fixed', 'component-removed'],
      ['fixed', 'open', 'import'],
    ]);
  });

  it('says so in an event of its own, each time', () => {
    const ids = [after(), after(there, gone), after(there, gone, there, gone)].map(
      (stored) => only(plan({ ...there, stored }, byImport, moment(9)).events)._id,
    );
    expect(new Set(ids).size).toBe(3);
  });

  it('keeps a decision that was made about it, and is no news then', () => {
    const stored = after(there, gone).map((finding) => ({ ...finding, triage: decision() }));
    const result = plan({ ...there, stored });
    expect(only(result.changed).set).toMatchObject({ state: 'not-affected', triage: decision(), present: true });
    expect(result.events).toEqual([]);
  });

  it('is open when its risk was accepted until a moment that has passed', () => {
    const accepted = decision({ state: 'risk-accepted', until: moment(2) });
    const stored = after(there, gone).map((finding) => ({ ...finding, triage: accepted }));
    expect(only(plan({ ...there, stored }, byImport, moment(1)).changed).set.state).toBe('risk-accepted');
    expect(only(plan({ ...there, stored }, byImport, moment(3)).changed).set).toMatchObject({
      state: 'open',
      triage: null,
      acceptedUntil: null,
    });
  });

  it('has no more than the last 200 changes in its history', () => {
    const truths = Array.from({ length: 205 }, (_, hour) => (hour % 2 === 0 ? there : gone));
    const { history } = only(after(...truths));
    expect(history).toHaveLength(200);
    expect(history.at(-1)?.at).toEqual(moment(204));
  });
});

describe('a decision', () => {
  it('stays while the component is there, whatever the advisory says', () => {
    const there = { installed: ['lodash@4.17.20'], advisories: [lodash] };
    const stored = after(there).map((finding) => ({ ...finding, state: 'not-affected' as const, triage: decision() }));
    const worse = { ...lodash, level: 'critical' as const };
    const result = plan({ ...there, advisories: [worse], stored });
    expect(only(result.changed)).toMatchObject({ decidedAt: moment(0), set: { severity: { level: 'critical' } } });
    expect(only(result.changed).set).not.toHaveProperty('state');
    expect(result.events).toEqual([]);
  });
});

describe('an alias group', () => {
  const one = { id: 'GHSA-1', affects: { lodash: {} } };
  const two = { id: 'GHSA-2', affects: { lodash: {} } };
  const joint = ['CVE-2026-5', 'GHSA-1', 'GHSA-2'];
  const installed = ['lodash@1.0.0'];
  const joined = { installed, advisories: [one, two].map((record) => ({ ...record, names: joint })) };

  it('that grows keeps the finding and its id', () => {
    const [before] = after({ installed, advisories: [one] });
    const result = plan({ ...joined, stored: [before as FindingDocument] });
    expect(result.added).toEqual([]);
    expect(result.events).toEqual([]);
    expect(only(result.changed)).toMatchObject({
      _id: before?._id,
      set: { names: joint, primaryName: 'CVE-2026-5', advisoryIds: ['GHSA-1', 'GHSA-2'] },
    });
  });

  it('that two findings fall into keeps the one that was opened first, and the other is merged', () => {
    const stored = after({ installed, advisories: [two] }, { installed, advisories: [one, two] });
    const [first, second] = stored as [FindingDocument, FindingDocument];
    const result = plan({ ...joined, stored });
    expect(told(result)).toEqual(['finding.resolved pkg:npm/lodash@1.0.0 merged']);
    const now = written(stored, result);
    expect(now.find(({ _id }) => _id === first._id)).toMatchObject({ state: 'open', names: joint });
    expect(now.find(({ _id }) => _id === second._id)).toMatchObject({ state: 'fixed', resolution: 'merged' });
    expect(plan({ ...joined, stored: now })).toEqual({ added: [], changed: [], events: [] });
  });

  it('that two findings fall into keeps the one that somebody decided about', () => {
    const stored = after({ installed, advisories: [two] }, { installed, advisories: [one, two] });
    const [first, second] = stored as [FindingDocument, FindingDocument];
    const decided = { ...second, state: 'false-positive' as const, triage: decision({ state: 'false-positive' }) };
    const now = written([first, decided], plan({ ...joined, stored: [first, decided] }));
    expect(now.map(({ state }) => state)).toEqual(['fixed', 'false-positive']);
    // Also when the decision is taken back: the other one is merged for good.
    const takenBack = now.map((finding) => ({ ...finding, triage: null }));
    expect(plan({ ...joined, stored: takenBack }).events).toEqual([]);
  });

  it('that parts again gives each part its own finding back', () => {
    const apart = { installed, advisories: [one, two] };
    const stored = after(apart, joined, apart);
    expect(stored.map(({ _id, names, state }) => [_id, names, state]).sort()).toEqual(
      [one, two].map(({ id }) => [findingId(projectId, 'pkg:npm/lodash@1.0.0', id), [id], 'open']).sort(),
    );
  });

  it('whose name an older finding took along opens one with an id of its own', () => {
    const stored = after(
      { installed, advisories: [one] },
      joined,
      { installed, advisories: [two] },
      { installed, advisories: [one, two] },
    );
    expect(new Set(stored.map(({ _id }) => _id)).size).toBe(2);
    expect(stored.map(({ names, state }) => [names, state])).toEqual([
      [['GHSA-2'], 'open'],
      [['GHSA-1'], 'open'],
    ]);
  });
});

describe('a component that moved in the tree', () => {
  it('moves its finding, without a word', () => {
    const there = { installed: ['lodash@4.17.20'], advisories: [lodash] };
    const moved = component('lodash@4.17.20', { direct: true, dev: true, path: ['lodash@4.17.20'] });
    const result = plan({ ...there, installed: [moved], stored: after(there) });
    expect(result.events).toEqual([]);
    expect(only(result.changed).set).toMatchObject({ direct: true, dev: true, path: ['lodash@4.17.20'] });
  });
});

describe('the key that lists page by', () => {
  const keys = (installed: (string | FindingComponent)[], advisories: MadeUpAdvisory[]) =>
    plan({ installed, advisories })
      .added.toSorted((a, b) => (a.severityKey < b.severityKey ? -1 : 1))
      .map(({ name }) => name);

  it('puts malicious ones first, then by level, score, direct ones and name', () => {
    const levels: MadeUpAdvisory[] = [
      { id: 'A', affects: { unknown: {} }, level: 'unknown' },
      { id: 'B', affects: { b: {}, a: {}, z: {} }, level: 'high' as const, score: 7.5 },
      { id: 'C', affects: { worse: {} }, level: 'high' as const, score: 8.1 },
      { id: 'MAL-1', affects: { evil: {} }, level: 'unknown' as const },
      { id: 'D', affects: { worst: {} }, level: 'critical' as const, score: 10 },
      { id: 'E', affects: { harmless: {} }, level: 'none' as const, score: 0 },
    ];
    const installed = ['unknown', 'a', 'b', 'worse', 'evil', 'worst', 'harmless'].map((name) => `${name}@1.0.0`);
    expect(keys([...installed, component('z@1.0.0', { direct: true })], levels)).toEqual([
      'evil',
      'worst',
      'worse',
      'z',
      'a',
      'b',
      'harmless',
      'unknown',
    ]);
  });

  it('is one for each finding', () => {
    const records = ['A', 'B'].map((id) => ({ id, affects: { lodash: {} } }));
    const { added } = plan({ installed: ['lodash@1.0.0', 'lodash@1.0.1'], advisories: records });
    expect(new Set(added.flatMap(({ severityKey, packageKey }) => [severityKey, packageKey])).size).toBe(8);
  });
});
