import type { Event } from '@red-tortoise/contracts';
import { parsePackagePurl } from '../packages/parse-package-purl.js';

/** The package that an event is about. A finding is its project's, and still about a package. */
export function packageNameOf({ type, subject, data }: { type: Event['type']; subject: string; data: object }) {
  if (subject.startsWith('pkg:')) return parsePackagePurl(subject).name;
  return type.startsWith('finding.') && 'name' in data && typeof data.name === 'string' ? data.name : null;
}
