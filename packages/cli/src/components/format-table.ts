import type { Component, Manifest } from '@red-tortoise/manifests';
import { printable } from './printable.js';

const headings = ['component', 'version', 'kind', 'licence'];

/** Aligned columns for people, with a line about the file below. */
export function formatTable({ components, notAssessed, format, formatVersion }: Manifest): string {
  const rows = [headings, ...components.map(cellsOf)];
  const widths = headings.map((_, column) => rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const direct = components.filter((component) => component.direct).length;
  const counts = `${components.length} components, ${direct} direct, ${notAssessed.length} not assessed`;
  return `${[...lines, '', `${format} ${printable(formatVersion)}: ${counts}`].join('\n')}\n`;
}

function cellsOf({ name, version, direct, dev, optional, licence }: Component): string[] {
  const kind = [direct ? 'direct' : 'transitive', dev && 'dev', optional && 'optional'].filter(Boolean).join(' ');
  return [name, version, kind, printable(licence ?? '')];
}
