import { type ErrorCode, errorCatalogue, errorCodes } from '@red-tortoise/contracts';

const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
code { font-size: 1.05em; }
td, th { padding: .4rem 1rem .4rem 0; text-align: left; vertical-align: top; }`;

/** What a problem's `type` leads to: the code, its status, and the sentence for people. */
export function errorPageOf(code: ErrorCode): string {
  const { status, title } = errorCatalogue[code];
  return page(
    code,
    `<h1><code>${code}</code></h1>
<p>${escapeText(title)}.</p>
<p>Status ${status}. ${adviceOf(status)}</p>
<p>Ask for help with the <code>instance</code> of the answer: it is the request's id, and stands in the log.</p>
<p><a href="/docs/errors">All codes</a> · <a href="/docs">The API</a></p>`,
  );
}

export function errorIndexPage(): string {
  const rows = [...errorCodes].sort().map((code) => {
    const { status, title } = errorCatalogue[code];
    return `<tr><td><a href="/docs/errors/${code}"><code>${code}</code></a></td><td>${status}</td><td>${escapeText(title)}</td></tr>`;
  });
  return page(
    'Error codes',
    `<h1>Error codes</h1>
<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`,
  );
}

function adviceOf(status: number): string {
  if (status === 429) return 'Wait for as many seconds as <code>retry-after</code> says, then send it again.';
  if (status === 503) return 'Nothing is wrong with the request: send it again in a moment.';
  if (status >= 500) return 'Nothing is wrong with the request. It was recorded on our side.';
  if (status === 401) return 'Sign in, then send it again.';
  return 'The same request will be answered the same way: change it first.';
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)} · Red Tortoise API</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\.$/, '');
}
