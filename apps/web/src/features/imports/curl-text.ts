interface CurlInput {
  origin: string;
  /** Undefined for a project that is yet to be created. */
  projectId: string | undefined;
}

/** Shell commands that import a lockfile as this page does, for CI too. The token comes from the environment. */
export function curlCommand({ origin, projectId }: CurlInput): string {
  const api = `${origin}/v1`;
  const token = '-H "authorization: Bearer $RED_TORTOISE_TOKEN"';
  const create = [
    `PROJECT=$(curl --fail -s ${token} \\`,
    `  -H 'content-type: application/json' -d '{"name":"my-project"}' \\`,
    `  ${quote(`${api}/projects`)} | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')`,
  ];
  const send = [
    `curl --fail ${token} \\`,
    '  --data-binary @package-lock.json \\',
    `  "${api}/projects/${projectId ?? '$PROJECT'}/imports?filename=package-lock.json"`,
  ];
  return [projectId ? [] : create, send]
    .filter((lines) => lines.length > 0)
    .map(joined)
    .join('\n\n');
}

function joined(lines: string[]): string {
  return lines.join('\n');
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
