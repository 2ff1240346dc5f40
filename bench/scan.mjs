/**
 * How long advisories take: to load, to match in memory, and as a whole `tortoise scan` process, with the plain JSON.parse
 * of the same records and an empty process as the baselines. Build first; then
 * `node bench/scan.mjs [advisories] [lockfile] [rounds]`. Without files it makes 16,500 records and 1,500 components.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { compileAdvisories, matchComponents, parseAdvisory } from '../packages/advisories/dist/index.js';
import { parseManifest } from '../packages/manifests/dist/index.js';

const folder = mkdtempSync(join(tmpdir(), 'bench-scan-'));
const advisoryFile = process.argv[2] ?? makeAdvisories(join(folder, 'advisories.ndjson.gz'), 16_500);
const lockfile = process.argv[3] ?? makeLockfile(join(folder, 'package-lock.json'), 1_500);
const rounds = Number(process.argv[4] ?? 30);
const command = fileURLToPath(new URL('../packages/cli/bin/tortoise.js', import.meta.url));

/** Each fifth record speaks of a package that the lockfile has, as do a few of its many versions. */
function makeAdvisories(file, count) {
  const records = Array.from({ length: count }, (_, index) => ({
    schema_version: '1.7.3',
    id: `GHSA-${index}`,
    modified: '2024-01-01T00:00:00Z',
    summary: `Something about package ${index}`,
    details: 'How it comes about and what to do about it. '.repeat(20),
    database_specific: { severity: ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'][index % 4] },
    affected: [
      {
        package: { ecosystem: 'npm', name: index % 5 === 0 ? `package-${index % 1_500}` : `other-${index}` },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: `1.${index % 3}.4` }] }],
        versions: index % 4 === 0 ? ['1.0.0', '1.0.1-rc.1'] : undefined,
      },
    ],
  }));
  writeFileSync(file, gzipSync(records.map((record) => `${JSON.stringify(record)}\n`).join('')));
  return file;
}

function makeLockfile(file, count) {
  const entries = Array.from({ length: count }, (_, index) => {
    const dependencies = index + 7 < count ? { [`package-${index + 7}`]: '^1.0.0' } : {};
    return [`node_modules/package-${index}`, { version: `1.${index % 4}.${index % 9}`, dependencies }];
  });
  writeFileSync(file, JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(entries) }));
  return file;
}

function measure(title, count, action) {
  const times = Array.from({ length: count }, () => {
    const start = performance.now();
    action();
    return performance.now() - start;
  }).sort((one, other) => one - other);
  const at = (share) => times[Math.min(count - 1, Math.floor(share * count))].toFixed(1).padStart(9);
  print(`${title.padEnd(44)}${at(0)} ${at(0.5)} ${at(0.95)}`);
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

const bytes = readFileSync(advisoryFile);
const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
const lines = text.split('\n').filter((line) => line !== '');
const { components } = parseManifest(readFileSync(lockfile), { filename: lockfile });
const index = compileAdvisories(lines.map(parseAdvisory));
const { matches } = matchComponents(index, components);
const run = (words) => spawnSync(process.execPath, words, { stdio: 'ignore' });

print(`${lines.length} advisories, ${components.length} components, ${matches.length} findings\n`);
print(`${'milliseconds'.padEnd(44)}      min    median      95 %`);
measure('JSON.parse of all records (baseline)', 5, () => lines.map((line) => JSON.parse(line)));
measure('parse, check and compile all records', 5, () => compileAdvisories(lines.map(parseAdvisory)));
measure('match all components in memory', rounds, () => matchComponents(index, components));
measure('an empty process (baseline)', 7, () => run(['-e', '0']));
measure('tortoise scan, whole process', 7, () => run([command, 'scan', lockfile, '-a', advisoryFile, '-f', 'tsv']));
rmSync(folder, { recursive: true });
