import type { NotAssessedReason } from './manifest.js';
import { readable } from './readable.js';

/** Where an entry's code comes from: a registry, or something that no registry can speak for. */
export type Origin = { from: 'registry' } | { from: NotAssessedReason; detail: string };

export const registry: Origin = { from: 'registry' };

/** An origin beside the registry. Credentials in a URL stay out of what people get to read. */
export function elsewhere(from: NotAssessedReason, detail: string): Origin {
  return { from, detail: readable(withoutCredentials(detail)) };
}

/** Drops what stands between `//` and `@`, but for the plain `git@` of ssh. */
function withoutCredentials(text: string): string {
  return text.replace(/\/\/([^/@\s]+)@/g, (all, user: string) => (user === 'git' ? all : '//'));
}
