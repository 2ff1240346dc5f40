/** A label within a sentence: "licence mappings", but "API tokens". */
export function inText(label: string): string {
  return /^\S+\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
