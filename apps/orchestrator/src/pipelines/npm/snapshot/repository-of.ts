import { asObject, asText, asWebLink, type JsonObject, own } from '../../packages/json-shapes.js';

const hosts: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
};

/**
 * A link that a browser can open, made of the forms that package.json allows (`git+https://…`, `git@host:path`,
 * `github:owner/name`, `owner/name`); null for anything else.
 */
export function repositoryOf(document: JsonObject): string | null {
  const repository = own(document, 'repository');
  const text = asText(asObject(repository) ? own(asObject(repository), 'url') : repository, 500);
  if (text === null) return null;
  const short = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/.exec(text);
  if (short) return `https://${hosts[short[1] ?? 'github']}/${short[2]}`;
  const secureShell = /^(?:git\+)?(?:ssh:\/\/)?git@([\w.-]+)[:/]([^:]+)$/.exec(text);
  if (secureShell) return withoutSuffix(`https://${secureShell[1]}/${secureShell[2]}`);
  const web = /^(?:git\+)?(?:git|https?):\/\/(?:[^/@]*@)?(.+)$/.exec(text);
  return web ? withoutSuffix(`https://${web[1]}`) : null;
}

function withoutSuffix(url: string): string | null {
  return asWebLink(url.replace(/\.git(?=$|#)/, ''));
}
