import { npmPurl, parsePurl } from '../package-url.js';
import { readable } from '../readable.js';
import type { VexProduct } from './vex-statement.js';

/** A purl as a product; anything else stays a text that nothing is compared with. */
export function productOf(text: string): VexProduct {
  const purl = parsePurl(text);
  if (purl === null || purl.type !== 'npm') return { kind: 'other', text: readable(text) };
  const name = purl.namespace === null ? purl.name : `${purl.namespace}/${purl.name}`;
  return { kind: 'package', packagePurl: npmPurl(name), version: purl.version, text: readable(text) };
}
