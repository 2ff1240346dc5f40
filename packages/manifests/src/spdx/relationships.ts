import { asList, asText, type Fields } from '../reading/values.js';

/** Who needs whom, by the ids of the document. */
export interface Dependency {
  from: string;
  to: string;
  kind: 'needs' | 'contains' | 'development' | 'optional' | 'describes';
}

/** What a relationship says, and whether it says it of the element or of the one that it is related to. */
const kinds: Record<string, [Dependency['kind'], 'forward' | 'backward']> = {
  DEPENDS_ON: ['needs', 'forward'],
  DYNAMIC_LINK: ['needs', 'forward'],
  STATIC_LINK: ['needs', 'forward'],
  HAS_PREREQUISITE: ['needs', 'forward'],
  DEPENDENCY_OF: ['needs', 'backward'],
  RUNTIME_DEPENDENCY_OF: ['needs', 'backward'],
  PROVIDED_DEPENDENCY_OF: ['needs', 'backward'],
  PREREQUISITE_FOR: ['needs', 'backward'],
  OPTIONAL_DEPENDENCY_OF: ['optional', 'backward'],
  DEV_DEPENDENCY_OF: ['development', 'backward'],
  BUILD_DEPENDENCY_OF: ['development', 'backward'],
  TEST_DEPENDENCY_OF: ['development', 'backward'],
  CONTAINS: ['contains', 'forward'],
  CONTAINED_BY: ['contains', 'backward'],
  PACKAGE_OF: ['contains', 'backward'],
  DESCRIBES: ['describes', 'forward'],
  // Not in the specification, yet in documents of a widespread generator.
  DESCRIBE: ['describes', 'forward'],
  DESCRIBED_BY: ['describes', 'backward'],
};

/** The relationships of an SPDX 2 document that speak of dependencies; null for any other. */
export function dependencyOf(relationship: Fields): Dependency | null {
  const type = asText(relationship.relationshipType) ?? '';
  const element = asText(relationship.spdxElementId);
  const related = asText(relationship.relatedSpdxElement);
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined || element === null || related === null) return null;
  const [from, to] = kind[1] === 'forward' ? [element, related] : [related, element];
  return { from, to, kind: kind[0] };
}

/** The ids that a document calls its subject, in both of the ways that it has. */
export function describedBy(file: Fields, dependencies: Dependency[]): Set<string> {
  const listed = asList(file.documentDescribes).filter((id): id is string => typeof id === 'string');
  return new Set([...listed, ...dependencies.filter(({ kind }) => kind === 'describes').map(({ to }) => to)]);
}
