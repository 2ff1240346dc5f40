/**
 * How long parseManifest takes, with the plain syntax parser of the same text as the baseline.
 * Build first; then `node bench/manifests.mjs [components] [rounds]`.
 */
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { parseManifest } from '../packages/manifests/dist/index.js';

const components = Number(process.argv[2] ?? 1_500);
const rounds = Number(process.argv[3] ?? 30);

/** A graph like those of real projects: each package asks for three with a higher number, a few at the start are direct. */
const names = Array.from({ length: components }, (_, index) =>
  index % 3 === 0 ? `@scope/package-${index}` : `package-${index}`,
);
const requiredBy = (index) =>
  [1, 7, 31].map((step) => index + step * (1 + (index % 5))).filter((to) => to < components);
const direct = names.slice(0, Math.ceil(components / 30));
const url = (name) => `https://registry.example.test/${name}/-/${name.replace(/.*\//, '')}-1.2.3.tgz`;
const integrity = `sha512-${'0123456789abcdef'.repeat(5)}==`;

const ranges = (list) => Object.fromEntries(list.map((name) => [name, '^1.0.0']));
const lines = (list) => list.flatMap((name, index) => (index === 0 ? ['  dependencies:', name] : [name]));
const required = (index, line) => lines(requiredBy(index).map((to) => line(names[to])));

const texts = {
  'package-lock 3': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: ranges(direct) },
      ...Object.fromEntries(
        names.map((name, index) => {
          const dependencies = ranges(requiredBy(index).map((to) => names[to]));
          return [
            `node_modules/${name}`,
            { version: '1.2.3', resolved: url(name), integrity, license: 'MIT', dependencies },
          ];
        }),
      ),
    },
  }),
  'CycloneDX 1.6': JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { 'bom-ref': 'project' } },
    components: names.map((name) => {
      const purl = `pkg:npm/${name.replace('@', '%40')}@1.2.3`;
      return { 'bom-ref': name, type: 'library', name, version: '1.2.3', purl, licenses: [{ license: { id: 'MIT' } }] };
    }),
    dependencies: [
      { ref: 'project', dependsOn: direct },
      ...names.map((ref, index) => ({ ref, dependsOn: requiredBy(index).map((to) => names[to]) })),
    ],
  }),
  'pnpm-lock 9': [
    "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:",
    ...direct.map((name) => `      '${name}':\n        specifier: ^1.0.0\n        version: 1.2.3`),
    '\npackages:\n',
    ...names.map((name) => `  '${name}@1.2.3':\n    resolution: {integrity: ${integrity}}\n`),
    '\nsnapshots:\n',
    ...names.map((name, index) => {
      return [
        `  '${name}@1.2.3':`,
        ...required(index, (to) => `      '${to}': 1.2.3`).map((line) => line.replace(/^ {2}d/, '    d')),
      ].join('\n');
    }),
  ].join('\n'),
  'yarn berry': [
    '__metadata:\n  version: 8\n',
    `"project@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "project@workspace:."\n  dependencies:`,
    ...direct.map((name) => `    "${name}": "npm:^1.0.0"`),
    ...names.map((name, index) => {
      const head = `\n"${name}@npm:^1.0.0":\n  version: 1.2.3\n  resolution: "${name}@npm:1.2.3"`;
      return [head, ...required(index, (to) => `    "${to}": "npm:^1.0.0"`), `  checksum: 10c0/${integrity}`].join(
        '\n',
      );
    }),
  ].join('\n'),
  'yarn classic': [
    '# yarn lockfile v1\n',
    ...names.map((name, index) => {
      const head = `"${name}@^1.0.0":\n  version "1.2.3"\n  resolved "${url(name)}#0123"\n  integrity ${integrity}`;
      return [head, ...required(index, (to) => `    "${to}" "^1.0.0"`), ''].join('\n');
    }),
  ].join('\n'),
};

const baselines = {
  'package-lock 3': JSON.parse,
  'CycloneDX 1.6': JSON.parse,
  'pnpm-lock 9': (text) => load(text, { schema: FAILSAFE_SCHEMA }),
  'yarn berry': (text) => load(text, { schema: FAILSAFE_SCHEMA }),
};

function measure(action) {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    action();
    return performance.now() - start;
  });
  const first = times[0];
  const sorted = times.sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(rounds - 1, Math.floor(share * rounds))].toFixed(1).padStart(8);
  return { first: first.toFixed(1).padStart(8), median: at(0.5), high: at(0.95) };
}

console.info(`${components} components, ${rounds} rounds, milliseconds`);
console.info('format              KB     first   median      p95   syntax alone (median)');
for (const [format, text] of Object.entries(texts)) {
  const bytes = Buffer.from(text);
  const found = parseManifest(bytes).components;
  if (found.length !== components || found.some(({ path }) => path.length === 0))
    throw new Error(`${format} is not read whole`);
  const { first, median, high } = measure(() => parseManifest(bytes));
  const baseline = baselines[format];
  const alone = baseline === undefined ? '       –' : measure(() => baseline(text)).median;
  const size = String(Math.round(bytes.length / 1024)).padStart(6);
  console.info(`${format.padEnd(15)} ${size} ${first} ${median} ${high}   ${alone}`);
}
