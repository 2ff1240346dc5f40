import type { VexJustification } from '@red-tortoise/contracts';
import { asFields, asList, asText, type Fields } from '../reading/values.js';
import { VexError } from './vex-error.js';
import { productOf } from './vex-product.js';
import type { VexProduct, VexStatement, VexStatus } from './vex-statement.js';

const statuses = new Map<unknown, VexStatus>([
  ['not_affected', 'not-affected'],
  ['false_positive', 'false-positive'],
  ['exploitable', 'affected'],
  ['in_triage', 'under-investigation'],
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
]);

/** CycloneDX has nine reasons where OpenVEX has five. */
const justifications = new Map<unknown, VexJustification>([
  ['code_not_present', 'vulnerable_code_not_present'],
  ['code_not_reachable', 'vulnerable_code_not_in_execute_path'],
  ['requires_configuration', 'vulnerable_code_cannot_be_controlled_by_adversary'],
  ['requires_dependency', 'component_not_present'],
  ['requires_environment', 'vulnerable_code_cannot_be_controlled_by_adversary'],
  ['protected_by_compiler', 'inline_mitigations_already_exist'],
  ['protected_at_runtime', 'inline_mitigations_already_exist'],
  ['protected_at_perimeter', 'inline_mitigations_already_exist'],
  ['protected_by_mitigating_control', 'inline_mitigations_already_exist'],
]);

/**
 * The analyses of a CycloneDX document: a VEX of its own, or a BOM with vulnerabilities in it. A vulnerability without an
 * analysis states nothing. Throws `vex.not-readable`.
 */
export function readCycloneDxVex(file: Fields): { count: number; statements: VexStatement[] } {
  const vulnerabilities = file.vulnerabilities ?? [];
  if (!Array.isArray(vulnerabilities)) throw new VexError('vex.not-readable', "'vulnerabilities' is not a list.");
  const references = referencesOf(file);
  const said = asText(asFields(file.metadata).timestamp);
  const analysed = vulnerabilities.map(asFields).filter(({ analysis }) => asText(asFields(analysis).state) !== null);
  const statements = analysed.flatMap((vulnerability, index) => {
    const { state, justification, response, detail, lastUpdated, firstIssued } = asFields(vulnerability.analysis);
    const status = statuses.get(state);
    const names = namesOf(vulnerability);
    if (status === undefined || names.length === 0) {
      throw new VexError('vex.not-readable', `Analysis ${index} has no state of CycloneDX, or no vulnerability.`);
    }
    const statement = {
      names,
      status: status === 'affected' && asList(response).includes('will_not_fix') ? 'will-not-fix' : status,
      justification: justifications.get(justification) ?? null,
      note: asText(detail),
      at: Date.parse(asText(lastUpdated) ?? asText(firstIssued) ?? said ?? '') || 0,
    } as const;
    return productsOf(vulnerability, references).map((product) => ({ ...statement, product }));
  });
  return { count: analysed.length, statements };
}

function namesOf({ id, references }: Fields): string[] {
  const others = asList(references).map((reference) => asText(asFields(reference).id));
  return [...new Set([asText(id), ...others].filter((name) => name !== null))];
}

/** What each `bom-ref` stands for. The project's own stands for all that is in it. */
function referencesOf(file: Fields): Map<string, VexProduct> {
  const references = new Map<string, VexProduct>();
  const waiting = [asList(file.components)];
  for (let list = waiting.pop(); list !== undefined; list = waiting.pop()) {
    for (const component of list.map(asFields)) {
      const [ref, purl] = [asText(component['bom-ref']), asText(component.purl)];
      if (ref !== null && purl !== null) references.set(ref, productOf(purl));
      if (Array.isArray(component.components)) waiting.push(component.components);
    }
  }
  const project = asText(asFields(asFields(file.metadata).component)['bom-ref']);
  if (project !== null) references.set(project, { kind: 'any' });
  return references;
}

function productsOf(vulnerability: Fields, references: Map<string, VexProduct>): VexProduct[] {
  const products = asList(vulnerability.affects)
    .map(asFields)
    .flatMap((target) => affectedBy(target, references));
  return products.length > 0 ? products : [{ kind: 'any' }];
}

/** A reference is a `bom-ref`, a link to one in another BOM (`urn:cdx:…#bom-ref`), or a purl outright. */
function affectedBy({ ref, versions }: Fields, references: Map<string, VexProduct>): VexProduct[] {
  const text = asText(ref) ?? '';
  const local = text.startsWith('urn:cdx:') ? decoded(text.slice(text.indexOf('#') + 1)) : text;
  const product = references.get(local) ?? productOf(local);
  const listed = asList(versions)
    .map(asFields)
    .filter(({ status }) => status !== 'unaffected');
  if (product.kind !== 'package' || product.version !== null || listed.length === 0) return [product];
  return listed.map(({ version, range }) => {
    const exact = asText(version);
    return exact === null
      ? { kind: 'other', text: `${product.text} ${asText(range) ?? ''}` }
      : { ...product, version: exact };
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
