import { errorCatalogue } from '@red-tortoise/contracts';
import { errorExplanations } from './error-explanations.mjs';

/** One page for each coded error, and a list of all: `[path below docs/reference, text]` each. */
export function errorPages() {
  requireSameCodes(Object.keys(errorCatalogue), Object.keys(errorExplanations));
  const entries = Object.entries(errorCatalogue).sort(([one], [other]) => one.localeCompare(other));
  return [
    ['errors/README.md', listPage(entries)],
    ...entries.map(([code, entry]) => [`errors/${code}.md`, page(code, entry)]),
  ];
}

function listPage(entries) {
  const rows = entries.map(([code, { status, title }]) => `| [${code}](${code}.md) | ${status} | ${title} |`);
  return `# Errors

Every error of the API is a problem document (RFC 9457, \`application/problem+json\`) whose \`type\` leads to one of
these pages and whose \`code\` never changes its meaning.

| code | status | title |
|---|---|---|
${rows.join('\n')}
`;
}

function page(code, { status, title }) {
  const { meaning, remedy } = errorExplanations[code];
  return `# ${code}

> ${title}

- **HTTP status:** ${status}
- **What it means:** ${meaning}
- **What to do:** ${remedy}
`;
}

function requireSameCodes(codes, explained) {
  const missing = codes.filter((code) => !explained.includes(code));
  const stale = explained.filter((code) => !codes.includes(code));
  const lines = [
    ...missing.map((code) => `${code} has no explanation`),
    ...stale.map((code) => `${code} is explained, but is no code of the catalogue`),
  ];
  if (lines.length > 0) throw new Error(`infra/checks/error-explanations.mjs:\n  ${lines.join('\n  ')}`);
}
