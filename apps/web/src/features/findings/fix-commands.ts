import type { FixStep } from '@red-tortoise/contracts';

type Manager = 'npm' | 'yarn-classic' | 'yarn-berry' | 'pnpm';

const managers: Record<string, Manager> = {
  'package-lock': 'npm',
  'npm-shrinkwrap': 'npm',
  'package-json': 'npm',
  'yarn-classic': 'yarn-classic',
  'yarn-berry': 'yarn-berry',
  'pnpm-lock': 'pnpm',
};

interface FixCommand {
  command: string;
  /** What to do by hand before it. */
  before: string | null;
}

/** What takes a step in a shell, as the project's own package manager spells it; that of an SBOM is taken for npm. */
export function fixCommand(step: FixStep, format: string | null): FixCommand | null {
  const { kind, name, from, to, packagePurl } = step;
  if (!packagePurl.startsWith('pkg:npm/') || !isPlain(name, to)) return null;
  const manager = managers[format ?? ''] ?? 'npm';
  if (kind === 'upgrade') return { command: upgradeCommands[manager](name, to), before: null };
  if (manager !== 'yarn-classic') return { command: refreshCommands[manager](name), before: null };
  // Yarn 1 has no command for a package that package.json does not name: without its entry it is resolved anew.
  return { command: 'yarn install', before: `Delete the entry of ${name} ${from} in yarn.lock, then run` };
}

const upgradeCommands: Record<Manager, (name: string, to: string) => string> = {
  npm: (name, to) => `npm install ${name}@${to}`,
  'yarn-classic': (name, to) => `yarn upgrade ${name}@^${to}`,
  'yarn-berry': (name, to) => `yarn up ${name}@^${to}`,
  pnpm: (name, to) => `pnpm add ${name}@${to}`,
};
const refreshCommands: Record<Exclude<Manager, 'yarn-classic'>, (name: string) => string> = {
  npm: (name) => `npm update ${name}`,
  'yarn-berry': (name) => `yarn up --recursive ${name}`,
  pnpm: (name) => `pnpm update ${name}`,
};

/** Names and versions come from files of strangers, and a command is copied into a shell: nothing that means more. */
function isPlain(name: string, version: string): boolean {
  return /^(?:@[\w.~][\w.~-]*\/)?[\w.~][\w.~-]*$/.test(name) && /^\d[\w.+-]*$/.test(version);
}
