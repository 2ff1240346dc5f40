import { stat } from 'node:fs/promises';
import type { Packument } from '../packument.js';
import { openPackumentDirectory } from './open-packument-directory.js';
import { openPackumentLines } from './open-packument-lines.js';
import type { PackumentSource } from './packument-source.js';

/** @param packuments a directory of JSON files, an NDJSON(.gz) file, or the documents themselves */
export async function openPackuments(packuments: string | Iterable<Packument>): Promise<PackumentSource> {
  if (typeof packuments !== 'string') return heldPackuments(packuments);
  return (await stat(packuments)).isDirectory() ? openPackumentDirectory(packuments) : openPackumentLines(packuments);
}

function heldPackuments(packuments: Iterable<Packument>): PackumentSource {
  const byName = new Map(Array.from(packuments, (document) => [document.name, document]));
  return {
    names: () => byName.keys(),
    read: async (name) => byName.get(name) ?? null,
    close: async () => {},
  };
}
