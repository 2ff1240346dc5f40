/**
 * One run for unit, integration and browser tests. Sources are read as they are (the export condition
 * `@red-tortoise/source`), so that a test never sees a stale build.
 */
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};
// A file that is not TSX may hold `<Type>value` and generics that TSX cannot read.
const swcPlain = { ...swc, jsc: { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: false } } };

export default {
  testEnvironment: 'node',
  roots: ['packages', 'apps', 'infra', 'e2e', 'bench'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.test.{ts,tsx,mjs}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.local/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironmentOptions: {
    customExportConditions: ['@red-tortoise/source', 'node', 'node-addons'],
    // Jest's half-way clean-up wraps what files leave behind in setters, which now and then call each other for ever.
    globalsCleanup: 'off',
  },
  moduleNameMapper: {
    '\\.(css|svg)$': '<rootDir>/infra/checks/style-stand-in.mjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'tsx', 'json', 'node'],
  transform: { '^.+\\.tsx$': ['@swc/jest', swc], '^.+\\.ts$': ['@swc/jest', swcPlain] },
  setupFiles: ['<rootDir>/infra/checks/own-stores-per-worker.mjs'],
  // Each worker links the whole graph of a file anew; two workers keep both cores of a small machine busy.
  maxWorkers: 2,
  // What a file loaded is not given back; a worker that has become big is started anew, and is fast again.
  workerIdleMemoryLimit: '1GB',
  // What hangs is found all the same; what is slow, on a machine that is busy, is not red for it.
  testTimeout: 120_000,
};
