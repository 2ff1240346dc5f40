import type { NotAssessed } from '@red-tortoise/manifests';
import { printable } from './printable.js';

/** What no registry can speak for, one line each below the count; empty where there is nothing. */
export function formatNotAssessed(items: NotAssessed[]): string {
  if (items.length === 0) return '';
  const lines = items.map(({ name, version, reason, detail }) => {
    return `  ${printable(version === null ? name : `${name}@${version}`)}\t${reason}\t${printable(detail)}\n`;
  });
  return `not assessed: ${items.length}\n${lines.join('')}`;
}
