/** What a person types is text, never a pattern: for a MongoDB `$regex`, whose text ends at a NUL unless it is escaped. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll('\0', '\\x00');
}
