import { createRequire } from 'node:module';

// A JSON package: `require` reads it without import attributes, which not every tool of ours passes on.
const read = createRequire(import.meta.url);
const licenceIds: string[] = [...read('spdx-license-ids'), ...read('spdx-license-ids/deprecated')];
const known = new Set(licenceIds);

/** What people add to a licence's name without meaning anything by it. */
const fillers = new Set(['the', 'gnu', 'license', 'licence', 'version', 'ver', 'v']);
const idsByWords = indexByWords();

/**
 * The SPDX id that a single name stands for, whatever its case and punctuation: `Apache License, Version 2.0`, `GPLv3+`.
 * Null unless every word of the name is one of the id: nothing is guessed.
 */
export function findLicenceId(name: string): string | null {
  if (known.has(name)) return current(name);
  const orLater = /\+\s*$/.test(name);
  const words = wordsOf(orLater ? name.slice(0, name.lastIndexOf('+')) : name);
  const id = words === null ? undefined : idsByWords.get(words);
  if (!id) return null;
  if (!orLater) return current(id);
  return known.has(`${id}-or-later`) ? `${id}-or-later` : `${id}+`;
}

/** Every version of a licence from this one on, this one included, as ids without `-only`: `GPL-2.0`, `GPL-3.0`. */
export function laterVersions(id: string): string[] {
  const from = readVersion(id);
  if (!from) return [id];
  const siblings = licenceIds.flatMap((other) => {
    const version = /-(?:only|or-later)$/.test(other) ? null : readVersion(other);
    return version?.family === from.family && compareNumbers(version.numbers, from.numbers) >= 0 ? [other] : [];
  });
  return siblings.length === 0 ? [id] : siblings;
}

/** `GPL-2.0` was replaced by `GPL-2.0-only`, and its kin likewise. */
function current(id: string): string {
  return known.has(`${id}-only`) ? `${id}-only` : id;
}

function indexByWords(): Map<string, string | null> {
  const index = new Map<string, string | null>();
  for (const id of licenceIds) {
    const words = wordsOf(id) ?? id;
    // Two ids of the same words would make it a guess.
    index.set(words, index.has(words) ? null : id);
  }
  return index;
}

/** Null for a name with signs that no name of a licence has: they may turn its meaning. */
function wordsOf(name: string): string | null {
  const lower = name.toLowerCase();
  if (/[^a-z0-9\s.,:;"'_-]/.test(lower)) return null;
  // `gplv3` is `gpl 3`.
  const words = lower.replace(/(?<=[a-z])v(?=\d)/g, ' ').match(/[a-z]+|\d+(?:\.\d+)*/g) ?? [];
  return words
    .filter((word) => !fillers.has(word))
    .map((word) => word.replace(/(?<=^\d+)\.0$/, ''))
    .join(' ');
}

function readVersion(id: string): { family: string; numbers: number[] } | null {
  const [, family, version] = /^(.+)-(\d+(?:\.\d+)*)$/.exec(id) ?? [];
  return family && version ? { family, numbers: version.split('.').map(Number) } : null;
}

function compareNumbers(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((number, position) => number !== (other[position] ?? 0));
  return index === -1 ? one.length - other.length : (one[index] ?? 0) - (other[index] ?? 0);
}
