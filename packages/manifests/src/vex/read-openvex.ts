import type { VexJustification } from '@red-tortoise/contracts';
import { asFields, asList, asText, type Fields } from '../reading/values.js';
import { VexError } from './vex-error.js';
import { productOf } from './vex-product.js';
import type { VexProduct, VexStatement, VexStatus } from './vex-statement.js';

const statuses = new Map<unknown, VexStatus>([
  ['not_affected', 'not-affected'],
  ['affected', 'affected'],
  ['fixed', 'fixed'],
  ['under_investigation', 'under-investigation'],
]);
/** Written out, since reading a file loads no schemas. */
const justifications: ReadonlySet<unknown> = new Set<VexJustification>([
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
]);

/**
 * OpenVEX 0.2.0, https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md, and the earlier form in which vulnerabilities
 * and products are plain text. Throws `vex.not-readable`.
 */
export function readOpenVex(file: Fields): { count: number; statements: VexStatement[] } {
  if (!Array.isArray(file.statements)) throw new VexError('vex.not-readable', "'statements' is not a list.");
  const said = timeOf(file);
  const statements = file.statements.map(asFields).flatMap((statement, index) => {
    const status = statuses.get(statement.status);
    const names = namesOf(statement.vulnerability);
    if (status === undefined || names.length === 0) {
      throw new VexError('vex.not-readable', `Statement ${index} has no status of OpenVEX, or no vulnerability.`);
    }
    const justification = isJustification(statement.justification) ? statement.justification : null;
    const note = asText(statement.impact_statement) ?? asText(statement.status_notes);
    const at = timeOf(statement) || said;
    return productsOf(statement).map((product) => ({ names, product, status, justification, note, at }));
  });
  return { count: file.statements.length, statements };
}

function isJustification(text: unknown): text is VexJustification {
  return justifications.has(text);
}

function namesOf(vulnerability: unknown): string[] {
  const { name, aliases, '@id': id } = asFields(vulnerability);
  const names = [vulnerability, name, ...asList(aliases), id].map(asText).filter((text) => text !== null);
  return [...new Set(names)];
}

/** A vulnerability that lies in a part of a product is said of the part. The product around it is the project. */
function productsOf(statement: Fields): VexProduct[] {
  const products = asList(statement.products).flatMap((product) => {
    const parts = asList(asFields(product).subcomponents);
    return (parts.length > 0 ? parts : [product]).map(identified);
  });
  return products.length > 0 ? products : [{ kind: 'any' }];
}

function identified(component: unknown): VexProduct {
  const { '@id': id, identifiers } = asFields(component);
  return productOf(asText(asFields(identifiers).purl) ?? asText(component) ?? asText(id) ?? '(unnamed)');
}

function timeOf({ last_updated: updated, timestamp }: Fields): number {
  return Date.parse(asText(updated) ?? asText(timestamp) ?? '') || 0;
}
