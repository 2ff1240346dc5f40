import type { ManifestFormat } from './manifest.js';
import { ManifestError } from './manifest-error.js';
import { asText, type Fields, fieldOf, isFields } from './reading/values.js';

/** JSON and markup are told by their first character; the others by what their package manager writes at the top. */
export function tellTextFormat(
  text: string,
  filename: string,
): 'json' | 'cyclonedx-xml' | 'yarn-classic' | 'yarn-berry' | 'pnpm-lock' {
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  if (start.startsWith('<')) return tellMarkup(start.slice(0, 64 * 1024));
  if (/^SPDXVersion:/m.test(text) || /^spdxVersion:/m.test(text)) throw onlyJson('SPDX as tag-value or YAML');
  if (/^# yarn lockfile v1\s*$/m.test(text)) return 'yarn-classic';
  if (/^__metadata:/m.test(text)) return 'yarn-berry';
  if (/^lockfileVersion:/m.test(text)) return 'pnpm-lock';
  return byName(text, filename);
}

function byName(text: string, filename: string): 'yarn-classic' | 'yarn-berry' | 'pnpm-lock' {
  const name = baseName(filename);
  const comments = !/^[ \t]*[^#\s]/m.test(text);
  if (comments && text.includes('running "yarn install" inside')) return 'yarn-berry';
  if (name.endsWith('yarn.lock')) return 'yarn-classic';
  if (comments && /pnpm-lock\.ya?ml$/.test(name)) return 'pnpm-lock';
  throw unknown();
}

/** Which of the JSON formats an object is. The two files of npm share their content and differ by name only. */
export function tellJsonFormat(file: unknown, filename: string): ManifestFormat {
  if (!isFields(file)) throw unknown();
  const schema = asText(file.$schema) ?? '';
  if (file.bomFormat === 'CycloneDX' || /cyclonedx\.org\/schema\/bom/.test(schema)) return 'cyclonedx-json';
  if (isSpdx(file)) return 'spdx-json';
  const name = baseName(filename);
  if (isLockfile(file)) {
    const isShrinkwrap = file.lockfileVersion === undefined || name.endsWith('npm-shrinkwrap.json');
    return isShrinkwrap ? 'npm-shrinkwrap' : 'package-lock';
  }
  if (isPackageJson(file, name)) return 'package-json';
  throw unknown();
}

function isSpdx(file: Fields): boolean {
  const context = JSON.stringify(file['@context'] ?? '').slice(0, 1_000);
  return typeof file.spdxVersion === 'string' || file.SPDXID !== undefined || /spdx\.org\//.test(context);
}

/** Before lockfileVersion, a shrinkwrap file was told from a package.json by dependencies that are objects. */
function isLockfile(file: Fields): boolean {
  if (file.lockfileVersion !== undefined) return true;
  const [first] = Object.values(isFields(file.dependencies) ? file.dependencies : {});
  return isFields(first) && typeof first.version === 'string';
}

function isPackageJson(file: Fields, name: string): boolean {
  if (name.endsWith('package.json')) return true;
  const blocks = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  if (blocks.some((block) => isFields(fieldOf(file, block)))) return true;
  return typeof file.name === 'string' && (typeof file.version === 'string' || file.private === true);
}

/** Whether it really is one, its outermost element says. */
function tellMarkup(start: string): 'cyclonedx-xml' {
  if (/cyclonedx\.org\/schema\/bom/.test(start)) return 'cyclonedx-xml';
  throw /spdx\.org\/rdf/.test(start) ? onlyJson('SPDX as RDF') : unknown();
}

function onlyJson(form: string): ManifestError {
  return new ManifestError('manifest.format-unknown', `It is ${form}. Of SPDX the JSON form is read.`);
}

function unknown(): ManifestError {
  const known =
    'package-lock.json, npm-shrinkwrap.json, yarn.lock, pnpm-lock.yaml, package.json, CycloneDX and SPDX JSON';
  return new ManifestError('manifest.format-unknown', `The known formats are ${known}.`);
}

function baseName(filename: string): string {
  return filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1).toLowerCase();
}
