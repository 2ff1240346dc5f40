interface CurlInput {
  origin: string;
  email: string;
  /** Undefined for a project that is yet to be created. */
  projectId: string | undefined;
}

/** Shell commands that import a lockfile as this page does. The password comes from the environment. */
export function curlCommand({ origin, email, projectId }: CurlInput): string {
  const api = `${origin}/v1`;
  const json = `-H 'content-type: application/json'`;
  const signIn = [
    `printf '{"email":"%s","password":"%s"}' ${quote(email)} \\`,
    `  "$(printf %s "$PASSWORD" | sed 's/["\\\\]/\\\\&/g')" |`,
    `  curl --fail -s -c cookies.txt ${json} -H ${quote(`origin: ${origin}`)} \\`,
    `    --data-binary @- ${quote(`${api}/auth/sign-in/email`)}`,
  ];
  const create = [
    `PROJECT=$(curl --fail -s -b cookies.txt ${json} \\`,
    `  -d '{"name":"my-project"}' ${quote(`${api}/projects`)} | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')`,
  ];
  const send = [
    'curl --fail -b cookies.txt --data-binary @package-lock.json \\',
    `  "${api}/projects/${projectId ?? '$PROJECT'}/imports?filename=package-lock.json"`,
  ];
  return [signIn, projectId ? [] : create, send]
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
