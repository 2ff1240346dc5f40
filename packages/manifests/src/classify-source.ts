import { elsewhere, type Origin, registry } from './origin.js';

const git = /^(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:|gist:|[\w.-]+@[\w.-]+:)/i;
const shorthand = /^[\w.-]+\/[\w.-]+(?:#|$)/;
const directory = /^(?:\.{0,2}\/|~\/|\.{1,2}$|[A-Za-z]:[\\/])/;

/**
 * Judges the URL or the specifier that an entry was taken from. A registry is told by the shape that all of them share,
 * `…/<name>/-/<file>.tgz` (or `/download/`), never by its host: companies read the public registry through mirrors.
 * @param source the resolved URL, or a specifier with a protocol
 * @param name the package's real name, which a registry's URL has to repeat
 */
export function classifySource(source: string, name: string): Origin {
  if (/^https?:/i.test(source)) return classifyUrl(source, name);
  if (/^workspace:/i.test(source)) return elsewhere('workspace', source);
  if (/^(?:link|portal):/i.test(source)) return elsewhere('link', source);
  if (/^(?:file|exec):/i.test(source) || directory.test(source)) return elsewhere('file', source);
  if (git.test(source) || shorthand.test(source)) return elsewhere('git', source);
  // The file name alone is what an offline mirror of the registry leaves.
  if (/^[^/:\s]+\.tgz(?:#\w*)?$/.test(source)) return registry;
  return elsewhere('unknown-source', source);
}

function classifyUrl(url: string, name: string): Origin {
  const path = decodedPath(url);
  if (isGitHost(url, path)) return elsewhere('git', url);
  if (/\/api\/v4\/projects\/[^/]+\/packages\/npm\//.test(path)) return elsewhere('private-registry', url);
  const tarball = /\/(?:-|download)\/(?:@[^/]+\/)?[^/]+\.tgz$/.exec(path);
  if (tarball !== null) {
    if (path.slice(0, tarball.index).toLowerCase().endsWith(`/${name.toLowerCase()}`)) return registry;
    return elsewhere('tarball', `${url} does not belong to ${name}`);
  }
  if (/\/download\/(?:@[^/]+\/)?[^/]+\/[^/]+\/[0-9a-f]{16,}$/.test(path)) return elsewhere('private-registry', url);
  return elsewhere('tarball', url);
}

function isGitHost(url: string, path: string): boolean {
  return (
    /\.git(?:[/#?]|$)/.test(url) || /^https?:\/\/codeload\./i.test(url) || /#commit[=:]/.test(url) || isBare(url, path)
  );
}

/** `https://host/owner/repository#hash`: yarn writes a git URL so, where the user left out the `.git`. */
function isBare(url: string, path: string): boolean {
  return /#[0-9a-f]{40}$/.test(url) && !path.endsWith('gz') && !path.endsWith('.tar');
}

/** The path without query and fragment. Some registries encode the scope's slash. */
function decodedPath(url: string): string {
  const end = url.search(/[?#]/);
  const path = (end === -1 ? url : url.slice(0, end)).replace(/^https?:\/\/[^/]*/i, '');
  return path.replaceAll(/%2f/gi, '/').replaceAll(/%40/g, '@');
}
