import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';

interface Rules {
  forbidden: { name: string }[];
  options: ICruiseOptions;
}

// Read as it is at run time: the rules are plain JavaScript outside of every TypeScript project.
const rulesFile = new URL('../../.dependency-cruiser.mjs', import.meta.url).href;
const { default: rules } = (await import(rulesFile)) as { default: Rules };

/** One import for each rule that it must refuse: [rule, importing file, imported file or package]. */
const refused: [string, string, string][] = [
  ['no-cycle', 'packages/domain/src/one.ts', 'packages/domain/src/other.ts'],
  ['no-dead-import', 'packages/domain/src/lost.ts', '#nowhere'],
  ['no-import-of-tests', 'packages/domain/src/thing.ts', 'packages/domain/src/thing.test.ts'],
  ['no-app-to-app', 'apps/admin/src/main.ts', 'apps/api/src/thing.ts'],
  ['no-package-to-app', 'packages/domain/src/from-app.ts', 'apps/api/src/thing.ts'],
  ['web-to-contracts-only', 'apps/web/src/main.tsx', 'packages/domain/src/plain.ts'],
  ['no-screens-on-servers', 'apps/api/src/with-logo.ts', 'packages/ui/src/index.ts'],
  ['contracts-to-zod-only', 'packages/contracts/src/index.ts', '#left-pad'],
  ['pure-to-contracts-only', 'packages/manifests/src/index.ts', 'packages/domain/src/plain.ts'],
  ['pure-without-input-or-output', 'packages/manifests/src/read.ts', '#node:fs'],
  ['domain-to-its-stores-only', 'packages/domain/src/from-services.ts', 'packages/services/src/plain.ts'],
  ['stores-stand-alone', 'packages/queue/src/index.ts', 'packages/documents/src/plain.ts'],
  ['postgres-behind-database', 'apps/api/src/sql.ts', '#pg'],
  ['mongodb-behind-documents', 'packages/domain/src/mongo.ts', '#mongoose'],
  ['brokers-behind-queue', 'apps/orchestrator/src/jobs.ts', '#bullmq'],
  ['testing-in-tests-only', 'apps/api/src/with-factory.ts', 'packages/testing/src/plain.ts'],
];

/** The way back of the cycle, which is reported once. */
const backdrop: [string, string][] = [['packages/domain/src/other.ts', 'packages/domain/src/one.ts']];

/** Imports that look alike and are fine. */
const allowed: [string, string][] = [
  ['apps/web/src/fine.tsx', 'packages/contracts/src/plain.ts'],
  ['packages/contracts/src/fine.ts', '#zod'],
  ['packages/manifests/src/fine.test.ts', '#node:fs'],
  ['packages/domain/src/fine.ts', 'packages/queue/src/plain.ts'],
  ['packages/queue/src/fine.ts', 'packages/contracts/src/plain.ts'],
  ['packages/database/src/fine.ts', '#pg'],
  ['apps/api/src/fine.test.ts', 'packages/testing/src/plain.ts'],
  ['apps/api/src/fine.ts', 'packages/domain/src/plain.ts'],
  ['packages/domain/src/also-fine.ts', 'packages/messages/src/plain.ts'],
];

const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
let violations: { rule: string; from: string }[] = [];

beforeAll(async () => {
  for (const name of ['left-pad', 'pg', 'mongoose', 'bullmq', 'zod']) write(`node_modules/${name}/index.js`, '');
  for (const [from, to] of [...refused.map(([, from, to]) => [from, to]), ...backdrop, ...allowed] as [
    string,
    string,
  ][]) {
    if (!to.startsWith('#')) write(to, '', { flag: 'a' });
    write(from, `import ${JSON.stringify(specifier(from, to))};\n`);
  }
  const { tsPreCompilationDeps, exclude, doNotFollow, enhancedResolveOptions } = rules.options;
  const { output } = await cruise(['apps', 'packages'], {
    baseDir: folder,
    validate: true,
    ruleSet: rules as object,
    ...{ tsPreCompilationDeps, exclude, doNotFollow, enhancedResolveOptions },
  });
  violations = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the import rules', () => {
  it.each(refused)('%s refuses that %s imports %s', (rule, from) => {
    expect(violations).toContainEqual({ rule, from });
  });

  it.each(allowed)('%s may import %s', (from) => {
    expect(violations.filter((violation) => violation.from === from)).toEqual([]);
  });

  it('every rule is shown to refuse something', () => {
    const shown = new Set(refused.map(([rule]) => rule));
    expect(rules.forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });
});

function write(path: string, text: string, options?: { flag: string }): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text, options);
}

/** `#name` is a package, or nothing at all. */
function specifier(from: string, to: string): string {
  if (to.startsWith('#')) return to.slice(1);
  return '../'.repeat(dirname(from).split('/').length) + to.replace(/\.tsx?$/, '.js');
}
