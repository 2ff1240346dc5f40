import { describe, expect, it } from '@jest/globals';
import { Event } from '@red-tortoise/contracts';
import { osvRecord } from '../../../test-support/osv-records.js';
import type { FitRow } from '../osv-record-row.js';
import { planPage } from '../store/plan-page.js';
import type { StoredState } from '../store/read-stored.js';
import { transformAt } from '../transform.js';

type Fields = NonNullable<Parameters<typeof osvRecord>[0]>;

const now = new Date('2026-01-01T00:00:00Z');
const page = { source: 'test', overrides: new Map(), now };
const transform = transformAt(now);
const modified = '2024-02-02T00:00:00Z';

function rowOf(fields: Fields, historical = false): FitRow {
  const row = transform({ place: 'line 1', text: osvRecord(fields), problem: null, historical });
  if (row.kind === 'unfit') throw new Error(row.detail);
  return row;
}

function storedOf(fields: Fields): StoredState {
  const [stored] = planPage([rowOf(fields)], new Map(), page).added;
  return stored as StoredState;
}

/** The events of a record that is stored in the first state (null: not at all) and comes in the second. */
function eventsBetween(before: Fields | null, after: Fields, historical = false): Event[] {
  const stored = before === null ? [] : [storedOf(before)];
  const byId = new Map(stored.map((state) => [state._id, state]));
  const { events } = planPage([rowOf(after, historical)], byId, page);
  return events.map((event) => Event.parse(event));
}

const typesOf = (events: Event[]) => events.map(({ type }) => type);
const npm = (name: string, ...events: object[]) => ({
  package: { ecosystem: 'npm', name },
  ranges: [{ type: 'SEMVER', events }],
});

describe('an advisory that is new', () => {
  it('is published once for each package, with its ranges and fixes', () => {
    const affected = [
      npm('one', { introduced: '1.0.0' }, { fixed: '1.2.3' }),
      npm('one', { introduced: '2.0.0' }, { last_affected: '2.1.0' }),
      npm('@two/three', { introduced: '0' }),
      { package: { ecosystem: 'Hex', name: 'nobody' } },
    ];
    const events = eventsBetween(null, { affected, aliases: ['CVE-2024-7'] });
    expect(events).toMatchObject([
      {
        type: 'advisory.published',
        subject: 'pkg:npm/one',
        occurredAt: '2023-01-01T00:00:00.000Z',
        historical: false,
        data: {
          advisoryId: 'GHSA-0001',
          names: ['CVE-2024-7', 'GHSA-0001'],
          severity: 'high',
          malicious: false,
          ranges: ['>=1.0.0 <1.2.3', '>=2.0.0 <=2.1.0'],
          fixedIn: ['1.2.3'],
        },
      },
      { subject: 'pkg:npm/%40two/three', data: { ranges: ['*'], fixedIn: [] } },
    ]);
  });

  it('is history in the first load of its source, and has the same id then', () => {
    const [first] = eventsBetween(null, {}, true);
    const [later] = eventsBetween(null, {}, false);
    expect(first).toMatchObject({ historical: true, id: later?.id });
  });

  it('of single versions names these, and no more than anybody reads', () => {
    const versions = Array.from({ length: 100 }, (_, index) => `1.0.${index}`);
    const [event] = eventsBetween(null, { affected: [{ package: { ecosystem: 'npm', name: 'one' }, versions }] });
    expect((event as { data: { ranges: string[] } }).data.ranges).toHaveLength(20);
    expect((event as { data: { ranges: string[] } }).data.ranges[0]).toBe('=1.0.0');
  });

  it('and was taken back before we first saw it is no news', () => {
    expect(eventsBetween(null, { withdrawn: '2024-01-01T00:00:00Z' })).toEqual([]);
  });
});

describe('an advisory that changes', () => {
  it('in its wording, references or aliases only is no news', () => {
    const change = { modified, summary: 'Other words', details: 'More', aliases: ['CVE-1'], references: [] };
    expect(eventsBetween({}, change)).toEqual([]);
  });

  it('in its severity says from what to what', () => {
    const vector = { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' };
    expect(eventsBetween({}, { modified, database_specific: {}, severity: [vector] })).toMatchObject([
      {
        type: 'advisory.changed',
        occurredAt: '2024-02-02T00:00:00.000Z',
        data: { severity: 'critical', changes: [{ what: 'severity', from: 'high', to: 'critical (9.8)' }] },
      },
    ]);
  });

  it('in the ranges of one package is news of that package only', () => {
    const two = npm('two', { introduced: '0' }, { fixed: '9.0.0' });
    const before = [npm('one', { introduced: '1.0.0' }, { fixed: '1.2.3' }), two];
    const after = [npm('one', { introduced: '0.9.0' }, { fixed: '1.2.3' }), two];
    expect(eventsBetween({ affected: before }, { affected: after, modified })).toMatchObject([
      {
        type: 'advisory.changed',
        subject: 'pkg:npm/one',
        data: { changes: [{ what: 'ranges', from: '>=1.0.0 <1.2.3', to: '>=0.9.0 <1.2.3' }] },
      },
    ]);
  });

  it('gains a fix, which is told as that and not as other ranges, too', () => {
    const events = eventsBetween({}, { fixed: '1.3.0', modified });
    expect(events).toMatchObject([{ type: 'advisory.fix-available', data: { fixedIn: ['1.3.0'] } }]);
    const last = [npm('left-pad', { introduced: '0' }, { last_affected: '1.2.9' })];
    expect(typesOf(eventsBetween({ affected: last }, { fixed: '1.3.0', modified }))).toEqual([
      'advisory.fix-available',
    ]);
  });

  it('moves its fix, which is both', () => {
    const events = eventsBetween({ fixed: '1.3.0' }, { fixed: '1.3.1', modified });
    expect(typesOf(events)).toEqual(['advisory.changed', 'advisory.fix-available']);
  });

  it('speaks of a further package and of one no more', () => {
    const events = eventsBetween({ name: 'one' }, { name: 'two', modified });
    expect(events).toMatchObject([
      { type: 'advisory.changed', subject: 'pkg:npm/one', data: { changes: [{ from: '*', to: 'not affected' }] } },
      { type: 'advisory.published', subject: 'pkg:npm/two' },
    ]);
  });

  it('is withdrawn, which is told once, and comes back', () => {
    const withdrawn = '2024-02-01T00:00:00Z';
    const events = eventsBetween({}, { withdrawn, modified, fixed: '1.0.0' });
    expect(events).toMatchObject([{ type: 'advisory.withdrawn', occurredAt: '2024-02-01T00:00:00.000Z' }]);
    expect(eventsBetween({ withdrawn }, { withdrawn, modified, fixed: '1.0.0' })).toEqual([]);
    expect(eventsBetween({ withdrawn }, { modified })).toMatchObject([
      { type: 'advisory.changed', data: { changes: [{ what: 'reinstated', to: 'in force' }] } },
    ]);
  });
});

describe('the id of an event', () => {
  it('is the same for the same change, and another one when it is changed again', () => {
    const change = (at: string) =>
      eventsBetween({ fixed: '1.0.0' }, { fixed: '2.0.0', modified: at }).map(({ id }) => id);
    expect(change(modified)).toEqual(change(modified));
    expect(change('2024-03-03T00:00:00Z')).not.toEqual(change(modified));
  });
});
