export const documentId = 'SPDXRef-DOCUMENT';
export const projectId = 'SPDXRef-Project';

/**
 * The id of a component, as it has to be: letters, digits, `.` and `-`. Two purls never share one, since a dash stands
 * for itself only when doubled, and around the code of any other character.
 */
export function idOf(purl: string): string {
  const text = purl.replace(/^pkg:/, '');
  const escaped = text.replace(/[^A-Za-z0-9.]/gu, (character) =>
    character === '-' ? '--' : `-${(character.codePointAt(0) as number).toString(16)}-`,
  );
  return `SPDXRef-Package-${escaped}`;
}
