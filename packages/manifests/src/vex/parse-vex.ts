import { ManifestError } from '../manifest-error.js';
import { decodeText } from '../reading/decode-text.js';
import { readJson } from '../reading/read-json.js';
import { asText, type Fields, isFields } from '../reading/values.js';
import { readCycloneDxVex } from './read-cyclonedx-vex.js';
import { readOpenVex } from './read-openvex.js';
import { VexError } from './vex-error.js';
import type { VexDocument } from './vex-statement.js';

/** Many times what a product can have. It bounds what the statements are compared with. */
const mostStatements = 50_000;
/** As many characters as a decision's note may have. */
const longestNote = 2_000;

/** Reads a VEX document, CycloneDX or OpenVEX, as JSON. Pure: no I/O. Throws a VexError and nothing else. */
export function parseVex(content: Uint8Array | string): VexDocument {
  const file = readFile(content);
  const format = tellFormat(file);
  const { count, statements } = format === 'cyclonedx' ? readCycloneDxVex(file) : readOpenVex(file);
  if (statements.length > mostStatements) {
    throw new VexError('vex.not-readable', `It has more than ${mostStatements} statements.`);
  }
  const cut = statements.map(({ note, ...statement }) => ({ ...statement, note: shortened(note) }));
  return { format, count, statements: cut };
}

function readFile(content: Uint8Array | string): Fields {
  try {
    const file = readJson(decodeText(content));
    if (isFields(file)) return file;
  } catch (error) {
    if (error instanceof ManifestError) throw new VexError('vex.not-readable', error.detail);
    throw error;
  }
  throw new VexError('vex.format-unknown', 'It is no object.');
}

function tellFormat(file: Fields): VexDocument['format'] {
  if (file.bomFormat === 'CycloneDX') return 'cyclonedx';
  if (/^https:\/\/openvex\.dev\/ns\b/.test(asText(file['@context']) ?? '')) return 'openvex';
  throw new VexError('vex.format-unknown', 'It says neither that it is CycloneDX nor that it is OpenVEX.');
}

function shortened(note: string | null): string | null {
  const text = note?.trim() ?? '';
  if (text === '') return null;
  if (text.length <= longestNote) return text;
  // Half a character is none.
  return `${text.slice(0, longestNote - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
