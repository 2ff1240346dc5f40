/** What somebody types of a package's name, as its package URL begins. */
export function npmPurl(word: string): string[] {
  return word.startsWith('pkg:') ? [] : [`pkg:npm/${word.toLowerCase().replace(/^@/, '%40')}`];
}
