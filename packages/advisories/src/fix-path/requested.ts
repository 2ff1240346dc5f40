import semver, { type Range } from 'semver';

/** What a dependency's text asks for, told apart as npm does (npm-package-arg). `elsewhere`: git, a URL, a path. */
export type Requested =
  | { type: 'range'; range: Range; isAny: boolean }
  | { type: 'tag'; tag: string }
  | { type: 'elsewhere' };

const known = new Map<string, Requested>();
const mostKnown = 50_000;

/** Ranges are few and repeat themselves, and reading one costs a hundred times as much as asking it. */
export function requestedBy(text: string): Requested {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const requested = read(text.trim());
  known.set(text, requested);
  return requested;
}

function read(text: string): Requested {
  const isAny = text === '' || text === '*';
  try {
    return { type: 'range', range: new semver.Range(text, { loose: true }), isAny };
  } catch {
    return /^[\w.~!()-]+$/.test(text) ? { type: 'tag', tag: text } : { type: 'elsewhere' };
  }
}
