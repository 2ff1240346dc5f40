import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Policy, type PolicyRuleName } from '@red-tortoise/contracts';
import { AdvisoryModel, FindingModel, PackageModel, ProjectStateModel, VersionModel } from '@red-tortoise/documents';
import { advisoryDocument, createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import {
  acceptImport,
  decideFindings,
  followAdvisories,
  judgeProject,
  judgeProjects,
  listBreaches,
  processImport,
  refreshViews,
  setPolicy,
} from '../index.js';
import { readPolicy } from './read-policy.js';

const day = 24 * 60 * 60 * 1_000;
let stores: TestStores;
let scope: Awaited<ReturnType<typeof createProjectRows>>;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  scope = await createProjectRows(stores.database);
});

interface Installed {
  licence?: string;
  dev?: boolean;
  /** What the registry says of the version. */
  release?: { licence?: string; deprecated?: string; script?: string; publishedAt?: Date };
}

/** A project whose direct dependencies are these packages in version 1.0.0. */
async function install(packages: Record<string, Installed>): Promise<void> {
  for (const [name, { release }] of Object.entries(packages)) {
    if (release) await publish(name, release);
  }
  const names = (dev: boolean) =>
    Object.fromEntries(
      Object.entries(packages).flatMap(([name, one]) => ((one.dev ?? false) === dev ? [[name, '*']] : [])),
    );
  const entries = Object.entries(packages).map(([name, { licence, dev }]) => [
    `node_modules/${name}`,
    {
      version: '1.0.0',
      resolved: `https://registry.example.test/${name}/-/x.tgz`,
      integrity: 'sha512-AA==',
      license: licence,
      dev,
    },
  ]);
  const root = { name: 'web-shop', dependencies: names(false), devDependencies: names(true) };
  const content = JSON.stringify({
    name: 'web-shop',
    lockfileVersion: 3,
    packages: { '': root, ...Object.fromEntries(entries) },
  });
  const accepted = await acceptImport(stores, scope, { filename: 'package-lock.json', content: Buffer.from(content) });
  await processImport(stores, accepted._id);
}

async function publish(name: string, release: NonNullable<Installed['release']>): Promise<void> {
  const now = new Date();
  const packagePurl = `pkg:npm/${name}`;
  await PackageModel.create({
    _id: packagePurl,
    ecosystem: 'npm',
    name,
    state: 'fetched',
    fetchedAt: now,
    nextAt: now,
    wanted: true,
    priority: 0,
  });
  await VersionModel.create({
    _id: `${packagePurl}@1.0.0`,
    packagePurl,
    version: '1.0.0',
    publishedAt: release.publishedAt ?? new Date(now.getTime() - 400 * day),
    licence: release.licence ?? null,
    deprecated: release.deprecated ?? null,
    installScripts: release.script ? [{ hook: 'postinstall', command: release.script }] : [],
  });
}

const rules = (policy: object) => setPolicy(stores, scope, Policy.parse(policy));
const judge = () => judgeProject(stores, scope);
async function breaches(rule: PolicyRuleName): Promise<string[]> {
  const rows = await listBreaches(stores, scope, { rule, after: undefined, limit: 100 });
  return rows.map(({ breach: { name, detail } }) => `${name}: ${detail}`);
}
const verdictShown = async () => (await ProjectStateModel.findById(scope.projectId).lean())?.summary?.verdict;

describe('the default policy', () => {
  it('is what an organisation has that set none, and passes what is not malicious', async () => {
    await install({ old: { licence: 'GPL-3.0-only', release: { deprecated: 'Gone', script: 'node x.js' } } });
    expect(await readPolicy(stores.database, scope.organisationId)).toEqual(Policy.parse({}));
    expect(await judge()).toMatchObject({ verdict: 'pass', broken: [] });
    expect(await breaches('deprecated')).toEqual([]);
  });

  it('passes a project that has shown nothing yet', async () => {
    await rules({ unknownLicence: { effect: 'fail' } });
    expect(await judge()).toMatchObject({ verdict: 'pass', broken: [] });
    expect(await breaches('licence-unknown')).toEqual([]);
  });
});

describe('licence rules', () => {
  const packages = {
    choice: { licence: '(MIT OR GPL-3.0)' },
    free: { licence: 'Apache 2.0' },
    gpl: { licence: 'GPLv3' },
    nothing: {},
    own: { licence: 'SEE LICENSE IN LICENSE.md' },
    registry: { licence: 'MIT', release: { licence: 'GPL-3.0-or-later' } },
  };

  it('deny what cannot be used without a denied licence; the word of the registry counts before the manifest', async () => {
    await rules({ deniedLicences: { effect: 'fail', licences: ['GPL-3.0-only'] } });
    await install(packages);
    expect(await judge()).toMatchObject({
      verdict: 'fail',
      broken: [{ rule: 'licence-denied', effect: 'fail', breaches: 2 }],
    });
    expect(await breaches('licence-denied')).toEqual(['gpl: GPLv3', 'registry: GPL-3.0-or-later']);
  });

  it('allow what can be used with allowed licences alone; what is unknown is the business of its own rule', async () => {
    await rules({
      allowedLicences: { effect: 'warn', licences: ['mit'] },
      unknownLicence: { effect: 'warn' },
    });
    await install(packages);
    expect(await judge()).toMatchObject({
      verdict: 'warn',
      broken: [
        { rule: 'licence-not-allowed', effect: 'warn', breaches: 3 },
        { rule: 'licence-unknown', effect: 'warn', breaches: 2 },
      ],
    });
    expect(await breaches('licence-not-allowed')).toEqual([
      'free: Apache 2.0',
      'gpl: GPLv3',
      'registry: GPL-3.0-or-later',
    ]);
    expect(await breaches('licence-unknown')).toEqual([
      'nothing: No licence is stated',
      'own: SEE LICENSE IN LICENSE.md',
    ]);
  });

  it('know the spellings of the table', async () => {
    await rules({ allowedLicences: { effect: 'fail', licences: ['MIT', 'BSD-2-Clause'] } });
    await install({ both: { licence: 'BSD' }, old: { licence: 'MIT/X11' } });
    expect(await breaches('licence-not-allowed')).toEqual(['both: BSD']);
  });

  it('take SPDX licences only, and keep them as SPDX writes them', async () => {
    await rules({ deniedLicences: { effect: 'fail', licences: ['gpl-3.0', 'GPL-3.0-only', 'agpl-3.0+'] } });
    const { deniedLicences } = await readPolicy(stores.database, scope.organisationId);
    expect(deniedLicences.licences).toEqual(['GPL-3.0-only', 'AGPL-3.0-or-later']);
    await expect(rules({ deniedLicences: { effect: 'fail', licences: ['Made up'] } })).rejects.toMatchObject({
      code: 'policy.licence-unknown',
      detail: 'Made up',
    });
  });
});

describe('rules about packages', () => {
  beforeEach(() =>
    install({
      builder: { dev: true, release: { script: 'node build.js' } },
      native: { release: { script: 'node-gyp rebuild' } },
      old: { release: { deprecated: 'Use another one' } },
      young: { release: { publishedAt: new Date(Date.now() - 2 * day) } },
    }),
  );

  it('find deprecated versions, young ones, and install scripts but those that are excepted', async () => {
    await rules({
      deprecated: { effect: 'warn' },
      cooldown: { effect: 'fail', days: 3 },
      installScripts: { effect: 'warn', except: ['pkg:npm/native'] },
    });
    expect(await judge()).toMatchObject({
      verdict: 'fail',
      broken: [
        { rule: 'deprecated', effect: 'warn', breaches: 1 },
        { rule: 'cooldown', effect: 'fail', breaches: 1 },
        { rule: 'install-script', effect: 'warn', breaches: 1 },
      ],
    });
    expect(await breaches('deprecated')).toEqual(['old: Use another one']);
    expect(await breaches('cooldown')).toEqual([expect.stringMatching(/^young: Published \d{4}-\d{2}-\d{2}$/)]);
    expect(await breaches('install-script')).toEqual(['builder: postinstall: node build.js']);
  });

  it('are broken no longer when a version is old enough, and leave development out when told to', async () => {
    await rules({
      includeDev: false,
      cooldown: { effect: 'fail', days: 1 },
      installScripts: { effect: 'warn', except: [] },
    });
    expect((await judge()).broken).toEqual([{ rule: 'install-script', effect: 'warn', breaches: 1 }]);
    expect(await breaches('install-script')).toEqual(['native: postinstall: node-gyp rebuild']);
  });

  it('are listed page by page, each breach once', async () => {
    await rules({ installScripts: { effect: 'warn', except: [] } });
    const page = (after: string | undefined) =>
      listBreaches(stores, scope, { rule: 'install-script', after, limit: 1 });
    const [first] = await page(undefined);
    const [second] = await page(first?.key);
    expect([first?.breach.name, second?.breach.name]).toEqual(['builder', 'native']);
    expect(await page(second?.key)).toEqual([]);
  });
});

describe('rules about findings', () => {
  beforeEach(async () => {
    await AdvisoryModel.insertMany([
      advisoryDocument({
        id: 'GHSA-bad',
        names: ['CVE-2026-1', 'GHSA-bad'],
        affects: { bad: { fixed: '2.0.0' } },
        level: 'high',
        score: 7.5,
      }),
      advisoryDocument({ id: 'MAL-2026-1', affects: { evil: { fixed: '2.0.0' } } }),
    ]);
  });

  it('count open findings at or above the level; what somebody decided about breaks nothing', async () => {
    await rules({ severity: { effect: 'fail', atLeast: 'high', onlyFixable: false } });
    await install({ bad: {} });
    expect((await judge()).broken).toEqual([{ rule: 'severity', effect: 'fail', breaches: 1 }]);
    expect(await breaches('severity')).toEqual([expect.stringMatching(/^bad: CVE-2026-1 \(high\): /)]);
    expect(await verdictShown()).toBe('fail');
    const { _id } = (await FindingModel.findOne({ projectId: scope.projectId }).lean()) as { _id: string };
    const decision = { state: 'false-positive' as const, note: null };
    const ids = { projectId: scope.projectId, findingIds: [_id] };
    await decideFindings(stores, ids, decision, { userId: null, name: 'Ada', reason: 'triage' });
    expect(await verdictShown()).toBe('pass');
    expect(await breaches('severity')).toEqual([]);
  });

  it('leave out what is below the level, and on request what has no proven fix', async () => {
    await install({ bad: {} });
    await rules({ severity: { effect: 'fail', atLeast: 'critical', onlyFixable: false } });
    expect((await judge()).broken).toEqual([]);
    await rules({ severity: { effect: 'fail', atLeast: 'high', onlyFixable: true } });
    expect((await judge()).broken).toEqual([]);
    await FindingModel.updateMany({}, { $set: { fix: { state: 'refresh', steps: [], blockedBy: null, missing: [] } } });
    expect((await judge()).broken).toEqual([{ rule: 'severity', effect: 'fail', breaches: 1 }]);
  });

  it('fail malicious packages without anybody having asked for it', async () => {
    await install({ evil: {} });
    expect((await judge()).broken).toEqual([{ rule: 'malicious', effect: 'fail', breaches: 1 }]);
    const [one] = await listBreaches(stores, scope, { rule: 'malicious', after: undefined, limit: 10 });
    expect(one?.breach).toMatchObject({ name: 'evil', findingId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });
});

describe('the verdict that a project shows', () => {
  it('follows imports, registry data and the policy', async () => {
    await install({ old: {} });
    expect(await verdictShown()).toBe('pass');
    await rules({ deprecated: { effect: 'warn' } });
    await judgeProjects(stores, scope.organisationId);
    expect(await verdictShown()).toBe('pass');
    await publish('old-two', {});
    await VersionModel.create({
      _id: 'pkg:npm/old@1.0.0',
      packagePurl: 'pkg:npm/old',
      version: '1.0.0',
      deprecated: 'Gone',
    });
    await PackageModel.updateOne({ _id: 'pkg:npm/old' }, { $set: { fetchedAt: new Date(), viewsPending: true } });
    await refreshViews(stores);
    expect(await verdictShown()).toBe('warn');
    await rules({ deprecated: { effect: 'fail' } });
    await judgeProjects(stores, scope.organisationId);
    expect(await verdictShown()).toBe('fail');
  });

  it('follows advisories, by a job that they ask for', async () => {
    await install({ evil: {} });
    await AdvisoryModel.create(advisoryDocument({ id: 'MAL-2026-2', affects: { evil: { fixed: '2.0.0' } } }));
    await followAdvisories(stores);
    await judgeProjects(stores, scope.organisationId);
    expect(await verdictShown()).toBe('fail');
  });

  it("is judged by its own organisation's policy alone", async () => {
    const other = await createProjectRows(stores.database);
    await setPolicy(stores, other, Policy.parse({ unknownLicence: { effect: 'fail' } }));
    await install({ nothing: {} });
    await judgeProjects(stores, other.organisationId);
    expect(await verdictShown()).toBe('pass');
  });
});
