/**
 * Who may import whom. No rule names a capability, so none changes when one is added. infra/checks/import-rules.test.ts
 * shows for each rule an import that it refuses.
 */
const tests = '\\.test\\.tsx?$';
const contracts = '^packages/contracts/';
const ui = '^packages/ui/';
const installed = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    rule('no-cycle', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    rule('no-dead-import', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    rule(
      'no-import-of-tests',
      'What tests share lives in packages/testing.',
      { pathNot: [tests, '/test-support/', '^(e2e|bench)/'] },
      { path: [tests, '/test-support/'] },
    ),
    rule(
      'no-app-to-app',
      'Apps talk through contracts, stores and events.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    rule(
      'no-package-to-app',
      'Apps stand on packages, never the other way.',
      { path: '^packages/' },
      { path: '^apps/' },
    ),
    rule(
      'web-to-contracts-only',
      'The web app and the screens of the admin run in a browser and talk to nothing but their API.',
      { path: ['^apps/[^/]+/web/', '^apps/web/', ui] },
      { path: '^(packages|prisma|infra)/', pathNot: [contracts, ui] },
    ),
    rule(
      'no-screens-on-servers',
      'What runs in a browser needs a browser.',
      { path: '^(packages|apps)/', pathNot: ['^apps/[^/]+/web/', '^apps/web/', ui] },
      { path: ['^apps/[^/]+/web/', ui] },
    ),
    rule(
      'contracts-to-zod-only',
      'Everybody imports the contracts, browsers too.',
      { path: contracts, pathNot: tests },
      { pathNot: [contracts, installed('zod')] },
    ),
    rule(
      'pure-to-contracts-only',
      'Pure packages know what things mean, not where they are kept.',
      { path: '^packages/(manifests|advisories|reports|messages)/', pathNot: tests },
      { path: '^(packages|apps|infra)/', pathNot: ['^packages/$1/', contracts] },
    ),
    rule(
      'pure-without-input-or-output',
      'Pure packages take values and answer with values.',
      { path: '^packages/(contracts|manifests|advisories|reports|messages)/', pathNot: [tests, '/test-support/'] },
      { path: '^(node:)?(fs|net|tls|dgram|dns|http|https|http2|child_process|cluster)(/|$)' },
    ),
    rule(
      'domain-to-its-stores-only',
      'Verbs know the stores, the contracts and the pure packages.',
      { path: '^packages/domain/', pathNot: tests },
      {
        path: '^(packages|infra)/',
        pathNot: '^packages/(domain|database|documents|queue|contracts|manifests|advisories|reports|messages)/',
      },
    ),
    rule(
      'stores-stand-alone',
      'A store does not know the verbs that use it, nor another store.',
      { path: '^packages/(database|documents|queue)/', pathNot: tests },
      { path: '^packages/', pathNot: ['^packages/$1/', '^packages/(contracts|config)/'] },
    ),
    rule(
      'postgres-behind-database',
      'packages/database opens Postgres; packages/services runs it; benchmarks compare with it.',
      { pathNot: '^(packages/(database|services)|bench)/' },
      { path: installed('pg', 'pg-[^/]+', 'prisma', '@prisma/[^/]+') },
    ),
    rule(
      'mongodb-behind-documents',
      'packages/documents opens MongoDB; packages/services runs it; benchmarks compare with it.',
      { pathNot: '^(packages/(documents|services)|bench)/' },
      { path: installed('mongoose', 'mongodb', 'bson') },
    ),
    rule(
      'brokers-behind-queue',
      'packages/queue speaks to Redis and RabbitMQ; packages/services runs them; benchmarks compare with them.',
      { pathNot: '^(packages/(queue|services)|bench)/' },
      { path: installed('bullmq', 'ioredis', 'amqplib', '@types/amqplib') },
    ),
    rule(
      'testing-in-tests-only',
      'Loopback registries and factories never ship.',
      { pathNot: [tests, '/test-support/', '^(e2e|bench|infra)/', '^packages/testing/', '(^|/)demo(/|\\.)'] },
      { path: '^packages/testing/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|fixtures|\\.local)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@red-tortoise/source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
