import type { Component, Manifest } from '@red-tortoise/manifests';
import { formatColumns } from '../input/format-columns.js';
import { printable } from '../input/printable.js';

const headings = ['component', 'version', 'kind', 'licence'];

/** Aligned columns for people, with a line about the file below. */
export function formatTable({ components, notAssessed, format, formatVersion }: Manifest): string {
  const lines = formatColumns([headings, ...components.map(cellsOf)]);
  const direct = components.filter((component) => component.direct).length;
  const counts = `${components.length} components, ${direct} direct, ${notAssessed.length} not assessed`;
  return `${[...lines, '', `${format} ${printable(formatVersion)}: ${counts}`].join('\n')}\n`;
}

function cellsOf({ name, version, direct, dev, optional, licence }: Component): string[] {
  const kind = [direct ? 'direct' : 'transitive', dev && 'dev', optional && 'optional'].filter(Boolean).join(' ');
  return [name, version, kind, printable(licence ?? '')];
}
