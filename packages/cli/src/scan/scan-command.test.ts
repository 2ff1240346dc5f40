import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

// Child processes are slow on a busy machine, which is no fault.
jest.setTimeout(180_000);

const command = resolve('packages/cli/bin/tortoise.js');
const folder = mkdtempSync(join(tmpdir(), 'tortoise-scan-'));

const lockfile = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { web: '^1.0.0', alias: 'npm:@s/real@2.0.0', forked: 'owner/evil' } },
    'node_modules/web': { version: '1.0.0', dependencies: { body: '1' } },
    'node_modules/body': { version: '1.0.0-rc.1' },
    'node_modules/web/node_modules/body': { version: '1.1.0' },
    'node_modules/alias': { name: '@s/real', version: '2.0.0' },
    'node_modules/evil': { version: '1.0.0', resolved: 'git+https://git.example.test/evil.git' },
  },
});

const record = (id: string, name: string, events: object[], rest: object = {}) => {
  return { id, affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events }] }], ...rest };
};
const always = [{ introduced: '0' }];
const label = (severity: string) => ({ database_specific: { severity } });
const body = record('GHSA-body', 'body', [{ introduced: '1.0.0' }], {
  ...label('LOW'),
  summary: 'Tells\u001b[31m all',
});
const real = record('GHSA-real', '@s/real', [{ introduced: '1.0.0' }, { fixed: '2.0.1' }], {
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N' }],
});
const noise = [record('GHSA-alias', 'alias', always), record('GHSA-evil', 'evil', always)];
const twin = { ...real, id: 'CVE-real', severity: [], aliases: ['GHSA-real'] };

function file(name: string, content: string | Uint8Array | object): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

const ndjson = (...records: object[]) => records.map((entry) => `${JSON.stringify(entry)}\n`).join('');

function run(words: string[], input: string | Uint8Array = lockfile) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const scan = (advisories: string, ...words: string[]) => run(['scan', '-', '--advisories', advisories, ...words]);
const rows = [
  'pkg:npm/%40s/real@2.0.0\tCVE-real',
  'pkg:npm/%40s/real@2.0.0\tGHSA-real',
  'pkg:npm/body@1.1.0\tGHSA-body',
];
const tsv = `${rows.join('\n')}\n`;

beforeAll(() => {
  // The command is what was built, so it is built from the sources that are tested here.
  execFileSync(process.execPath, ['node_modules/ts7/bin/tsc', '-b', 'packages/cli']);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('tortoise scan: 1', () => {
  const all = file('all.ndjson', ndjson(real, body, ...noise, twin, real));

  it('as TSV prints one sorted row for each component version and record, and nothing else', () => {
    const { status, stdout, stderr } = scan(all, '-f', 'tsv');
    expect({ status, stdout }).toEqual({ status: 1, stdout: tsv });
    expect(stderr).toMatch(/^not assessed: 1\n {2}evil@1.0.0\tgit\t/);
  });

  it('advisories come from lines, a list, one record, folders, gzipped or not, and several of them', () => {
    file('folder/a.json', body);
    file('folder/deep/b.json.gz', gzipSync(JSON.stringify(real)));
    file('folder/deep/notes.txt', 'no record');
    for (const words of [
      [file('all.ndjson.gz', gzipSync(ndjson(real, body, twin)))],
      [file('lines.json', ndjson(real, body, twin))],
      [file('list.json', [real, body, twin])],
      [file('pretty.json', JSON.stringify(real, null, 2)), file('lines', ndjson(body, twin))],
      [join(folder, 'folder'), file('twin.json', twin)],
    ]) {
      const sources = words.flatMap((path) => ['--advisories', path]);
      expect(run(['scan', '-', '-f', 'tsv', ...sources])).toMatchObject({ status: 1, stdout: tsv });
    }
  });

  it('a broken record is counted, told and stops nothing', () => {
    const lines = `${ndjson(real)}{"id":\n\n${ndjson({ id: 'GHSA-x', affected: 7 }, body, twin)}`;
    const path = file('partly.ndjson', lines);
    const { status, stdout, stderr } = scan(path, '-f', 'tsv');
    expect({ status, stdout }).toEqual({ status: 1, stdout: tsv });
    expect(stderr).toContain('advisories that cannot be read: 2\n');
    expect(stderr).toContain(`${path}:2\t`);
    expect(stderr).toContain(`${path}:4\taffected is not a list. [advisory.not-valid]`);
  });

  it('a line without end is one broken record', () => {
    const path = file('endless.ndjson', `${ndjson(body)}{"id":"${'x'.repeat(30_000_000)}"}\n${ndjson(real, twin)}`);
    const { stdout, stderr } = scan(path, '-f', 'tsv');
    expect(stdout).toBe(tsv);
    expect(stderr).toContain('[advisory.too-big]');
  });

  it('what cannot be judged is told', () => {
    const odd = record('GHSA-odd', 'web', [{ introduced: '0' }, { fixed: 'banana' }]);
    const { status, stdout, stderr } = scan(file('odd.json', odd), '-f', 'tsv');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('not judged: 1\n  pkg:npm/web@1.0.0\tGHSA-odd\ta range of the advisory cannot be read\n');
  });

  it.each([
    [
      'CycloneDX XML',
      `<bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components>${['%40s/real@2.0.0', 'body@1.1.0', 'web@1.0.0']
        .map((purl) => `<component type="library"><purl>pkg:npm/${purl}</purl></component>`)
        .join('')}</components></bom>`,
    ],
    [
      'SPDX JSON',
      JSON.stringify({
        spdxVersion: 'SPDX-2.3',
        packages: ['%40s/real@2.0.0', 'body@1.1.0', 'web@1.0.0'].map((purl) => ({
          SPDXID: 'SPDXRef-Package',
          externalRefs: [{ referenceType: 'purl', referenceLocator: `pkg:npm/${purl}` }],
        })),
      }),
    ],
  ])('an SBOM as %s gives the same rows as the lockfile', (_, text) => {
    const result = run(['scan', '-', '-a', all, '-f', 'tsv'], text);
    expect(result).toEqual({ status: 1, stdout: tsv, stderr: '' });
  });

  it('as a table shows the worst first, without control characters, and counts', () => {
    const { stdout } = scan(file('two.json', [body, real]));
    expect(stdout).toBe(
      [
        'severity  component  version  advisory   affected        summary',
        'high      @s/real    2.0.0    GHSA-real  >=1.0.0 <2.0.1',
        'low       body       1.1.0    GHSA-body  >=1.0.0         Tells [31m all',
        '',
        'package-lock 3: 2 findings in 4 components, 2 advisories asked, 1 entries not assessed',
        '',
      ].join('\n'),
    );
  });

  it('as JSON tells why, how bad and by which way', () => {
    const { findings, manifest, advisories } = JSON.parse(scan(file('two.json', [body, real]), '-f', 'json').stdout);
    expect(manifest).toEqual({ format: 'package-lock', formatVersion: '3', name: null, components: 4 });
    expect(advisories).toEqual({ asked: 2, broken: 0 });
    expect(findings).toMatchObject([
      { purl: 'pkg:npm/%40s/real@2.0.0', severity: 'high', score: 7.5, matchedBy: { by: 'range', fixed: '2.0.1' } },
      { advisory: 'GHSA-body', severity: 'low', affected: '>=1.0.0', component: { path: ['web@1.0.0', 'body@1.1.0'] } },
    ]);
  });

  it('as SARIF is a log whose results, rules and artifacts point at one another', () => {
    const path = file('a folder/package-lock.json', lockfile);
    const { stdout } = run(['scan', path, '-a', file('two.json', [body, real]), '-f', 'sarif']);
    const log = JSON.parse(stdout);
    const { tool, results, artifacts, invocations } = log.runs[0];
    expect(log).toMatchObject({ version: '2.1.0', runs: [{}] });
    expect(tool.driver).toMatchObject({ name: 'Red Tortoise', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(artifacts[0].location.uri).toMatch(/^file:\/\/\/.*\/a%20folder\/package-lock\.json$/);
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'note']);
    for (const { ruleId, ruleIndex, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(message.text).toContain(ruleId);
      expect(locations[0].physicalLocation.artifactLocation).toEqual({ uri: artifacts[0].location.uri, index: 0 });
    }
    expect(tool.driver.rules[0].properties['security-severity']).toBe('7.5');
  });

  it.each([
    ['low', body, 'any', 1],
    ['low', body, 'low', 1],
    ['low', body, 'moderate', 0],
    ['high', real, 'high', 1],
    ['high', real, 'critical', 0],
    ['unknown', twin, 'any', 1],
    ['unknown', twin, 'low', 0],
    ['malicious', { ...twin, id: 'MAL-1' }, 'critical', 1],
  ])('a finding that is %s ends as --fail-on says', (_, advisory, threshold, status) => {
    const result = scan(file('one.json', advisory), '-f', 'tsv', '--fail-on', threshold);
    expect(result.status).toBe(status);
    expect(result.stdout).toContain(advisory.id);
  });

  it('a reader that leaves early does not turn findings into none', async () => {
    const packages = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`node_modules/p${index}`, { version: '1.0.0' }]),
    );
    const path = file('large.json', JSON.stringify({ lockfileVersion: 3, packages }));
    const every = file(
      'every.ndjson',
      ndjson(...Array.from({ length: 20_000 }, (_, n) => record(`A-${n}`, `p${n}`, always))),
    );
    const child = spawn(process.execPath, [command, 'scan', path, '-a', every, '-f', 'tsv'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((done) => child.on('close', done));
    expect({ status, errors }).toEqual({ status: 1, errors: '' });
  });
});

describe('tortoise scan: 0', () => {
  it('without findings prints no row', () => {
    expect(scan(file('noise.json', noise), '-f', 'tsv')).toMatchObject({ status: 0, stdout: '' });
    expect(scan(file('empty.ndjson', ''), '-f', 'tsv')).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('tortoise scan without --advisories', () => {
  it('compares with the few that come with it, and says that this is no whole judgement', () => {
    const packages = { 'node_modules/lodash': { version: '4.17.20' } };
    const { status, stdout, stderr } = run(
      ['scan', '-', '-f', 'tsv'],
      JSON.stringify({ lockfileVersion: 3, packages }),
    );
    expect(status).toBe(1);
    expect(stdout).toContain('pkg:npm/lodash@4.17.20\tGHSA-35jh-r3h4-6jhm\n');
    expect(stderr).toMatch(/Compared with the \d+ well-known advisories .* with no others/);
  });
});

describe('tortoise scan: 2', () => {
  const good = file('good.json', body);
  it.each<[string, string[], string, string]>([
    ['advisories that are not there', ['scan', '-', '-a', join(folder, 'nothing')], lockfile, 'ENOENT'],
    [
      'a folder without advisories',
      ['scan', '-', '-a', dirname(file('bare/notes.txt', ''))],
      lockfile,
      'holds no .json',
    ],
    [
      'advisories of which none can be read',
      ['scan', '-', '-a', file('broken.json', '{\n"id":')],
      lockfile,
      'None of 1',
    ],
    [
      'a damaged archive of advisories',
      ['scan', '-', '-a', file('cut.json.gz', gzipSync(ndjson(body)).subarray(0, 40))],
      lockfile,
      'damaged archive',
    ],
    ['a manifest that is not there', ['scan', join(folder, 'nothing'), '-a', good], '', 'ENOENT'],
    ['a truncated manifest', ['scan', '-', '-a', good], lockfile.slice(0, 100), 'manifest.not-readable'],
    [
      'an SBOM of a version that is not read',
      ['scan', '-', '-a', good],
      '{"spdxVersion":"SPDX-2.1"}',
      'manifest.version-not-supported',
    ],
    [
      'ranges without a lockfile',
      ['scan', '-', '-a', good],
      '{"name":"p","dependencies":{"body":"^1.0.0"}}',
      'ranges, not versions',
    ],
  ])('%s is told on standard error in one line', (_, words, input, message) => {
    const { status, stdout, stderr } = run([...words, '-f', 'tsv'], input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^tortoise: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});
