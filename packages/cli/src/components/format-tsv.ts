import type { Manifest } from '@red-tortoise/manifests';
import { printable } from '../input/printable.js';

/** `purl, direct, dev, optional, licence`, one row for each component, in the order of bytes; an unknown licence is empty. */
export function formatTsv({ components }: Manifest): string {
  const rows = components.map(({ purl, direct, dev, optional, licence }) => {
    return `${[purl, direct, dev, optional, printable(licence ?? '')].join('\t')}\n`;
  });
  return rows.join('');
}
