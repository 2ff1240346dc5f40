import { adminChecks } from '@red-tortoise/admin-kit';
import { adminCheckExplanations } from './admin-check-explanations.mjs';

/** What is checked of every declared screen: `[path below docs/reference, text]`. */
export function adminChecksPage() {
  requireSameCodes(Object.keys(adminChecks), Object.keys(adminCheckExplanations));
  return ['admin-checks.md', [head, ...Object.entries(adminChecks).map(section)].join('\n')];
}

const head = `# Checks of admin declarations

The compiler checks the names in \`defineAdmin\`. What it cannot see is checked when a site is made of all declarations:
an E keeps the process from starting, and all of them are told at once; a W is told in the log.
`;

function section([code, title]) {
  const { meaning, remedy } = adminCheckExplanations[code];
  return `## ${code}

> ${title}

- **What it means:** ${meaning}
- **What to do:** ${remedy}
`;
}

function requireSameCodes(codes, explained) {
  const different = [...new Set([...codes, ...explained])].filter(
    (code) => !codes.includes(code) || !explained.includes(code),
  );
  if (different.length === 0) return;
  throw new Error(`infra/checks/admin-check-explanations.mjs: not both checked and explained: ${different.join(', ')}`);
}
