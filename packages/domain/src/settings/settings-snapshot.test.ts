import { describe, expect, it } from '@jest/globals';
import { noRows, SettingsSnapshot } from './settings-snapshot.js';

const flag = { name: 'secret-feeds', percentage: 0, organisationIds: [] } as const;
const withFlag = (change: object) =>
  new SettingsSnapshot({ ...noRows, flags: [{ ...flag, organisationIds: [], state: 'on', ...change }] });
const organisations = Array.from({ length: 2_000 }, (_, number) => `organisation-${number}`);
const those = (snapshot: SettingsSnapshot) => organisations.filter((id) => snapshot.isOn('secret-feeds', id));

describe('a setting', () => {
  const given = (value: unknown) => new SettingsSnapshot({ ...noRows, settings: [{ name: 'runs.kept-days', value }] });

  it('is what staff say, else the usual', () => {
    expect(given(7).value('runs.kept-days')).toBe(7);
    expect(given(null).value('runs.kept-days')).toBe(30);
    expect(new SettingsSnapshot(noRows).value('runs.kept-days')).toBe(30);
  });

  it('with a value that does not fit is the usual, and is named', () => {
    expect(given(0).value('runs.kept-days')).toBe(30);
    expect(given(0).unfit).toEqual(['runs.kept-days']);
    expect(given(7).unfit).toEqual([]);
  });

  it('that this version does not know is no concern of it', () => {
    const rows = { ...noRows, settings: [{ name: 'from.tomorrow', value: 'anything' }] };
    expect(new SettingsSnapshot(rows).unfit).toEqual([]);
  });
});

describe('a feature', () => {
  it('is on for everybody until staff say otherwise', () => {
    expect(new SettingsSnapshot(noRows).isOn('secret-feeds', 'any')).toBe(true);
    expect(withFlag({ state: 'off' }).isOn('secret-feeds', 'any')).toBe(false);
  });

  it('for a percentage is for about as many, for the same ones each time, and for these as well when it grows', () => {
    const [ten, twenty] = [10, 20].map((percentage) => those(withFlag({ state: 'percentage', percentage })));
    expect(ten?.length).toBeGreaterThan(150);
    expect(ten?.length).toBeLessThan(250);
    expect(twenty).toEqual(expect.arrayContaining(ten as string[]));
    expect(those(withFlag({ state: 'percentage', percentage: 0 }))).toEqual([]);
    expect(those(withFlag({ state: 'percentage', percentage: 100 }))).toEqual(organisations);
  });

  it('is tried by other organisations than another feature', () => {
    const rows = { ...flag, organisationIds: [], state: 'percentage' as const, percentage: 50 };
    const snapshot = new SettingsSnapshot({ ...noRows, flags: [rows, { ...rows, name: 'vex-uploads' }] });
    const both = organisations.filter((id) => snapshot.isOn('secret-feeds', id) && snapshot.isOn('vex-uploads', id));
    expect(both.length).toBeGreaterThan(350);
    expect(both.length).toBeLessThan(650);
  });

  it('for some organisations is for these', () => {
    expect(those(withFlag({ state: 'organisations', organisationIds: ['organisation-7'] }))).toEqual([
      'organisation-7',
    ]);
  });
});

describe('mappings', () => {
  const snapshot = new SettingsSnapshot({
    ...noRows,
    countries: [{ code: 'AQ', reason: 'Not served.' }],
    aliases: [{ alias: 'nodejs', ecosystem: 'npm' }],
  });

  it('leave alone what they do not name', () => {
    expect([snapshot.ecosystemOf('NodeJS'), snapshot.ecosystemOf('PyPI')]).toEqual(['npm', 'PyPI']);
    expect(['aq', 'FR', null].map((country) => snapshot.blockedReason(country))).toEqual(['Not served.', null, null]);
  });
});

describe('a plan', () => {
  const limits = { componentsPerImport: 1, importsPerDay: 1, tokens: 1, channels: 1, rules: 1, watches: 1 };
  const plans = [
    { ...limits, id: 'free', label: 'Free', projects: 1, isDefault: true },
    { ...limits, id: 'team', label: 'Team', projects: null, isDefault: false },
  ];

  it('is the one asked for, else the default, else none with any limit', () => {
    const snapshot = new SettingsSnapshot({ ...noRows, plans });
    expect([snapshot.plan('team').label, snapshot.plan(null).label]).toEqual(['Team', 'Free']);
    expect(new SettingsSnapshot(noRows).plan(null)).toMatchObject({ id: null, projects: null, tokens: null });
  });
});
