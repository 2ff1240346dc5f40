/**
 * What is checked when a site is made, beyond what the compiler sees. E stops the process, W is told in the log.
 * Each is explained in docs/reference/admin-checks.md.
 */
export const adminChecks = {
  'admin.E101': 'The name of a screen is not in kebab case, or two screens have it',
  'admin.E102': 'A column names no field, relation or path of its model',
  'admin.E103': 'Two columns or two filters have the same name',
  'admin.E104': 'A search looks into a field that the model does not have, or that is no text',
  'admin.E105': 'A filter cannot be made of its field',
  'admin.E106': 'An order names no value of the row itself',
  'admin.E107': 'An editable column is not listed, or the form may not change it',
  'admin.E108': 'The page size is not between 1 and 200',
  'admin.E109': 'A form names a field that the model does not have, or one that cannot be edited',
  'admin.E110': 'A form names a field twice',
  'admin.E111': 'A new row needs a field that the form lacks',
  'admin.E112': 'A field looks like a secret and is declared neither secret nor open',
  'admin.E113': 'An inline cannot be edited: its model has no screen or form, or is not reached by one field',
  'admin.E114': 'An action needs either `set` or `run`, and a name of its own',
  'admin.E115': 'An action asks for input of a kind that cannot be entered',
  'admin.E116': 'A link leads to a model that has no screen, or whose id has several fields',
  'admin.E117': 'The title names no field of the model',
  'admin.E118': 'A permission is not of the form `<screen>.<verb>` in kebab case',
  'admin.E119': 'A model has two screens',
  'admin.E120': 'The screen lets rows be written without a form',
  'admin.E121': 'A secret field is searched, filtered or sorted by',
  'admin.E122': 'A dependent names a field or a key that there is not',
  'admin.E123': 'A list that is linked does not hold the ids of a model as texts',
  'admin.E124': 'Choices are given for what is no list of texts in the form',
  'admin.W201': 'A searched field has no index that helps: on a large table the search is slow',
  'admin.W202': 'No index leads with the first column of the order: on a large table every page is slow',
  'admin.W203': 'No index leads with a filtered field: on a large table the filter is slow',
  'admin.W204': 'No index leads with the field of a dependent: before a removal it is counted slowly',
} as const;
export type AdminCheckCode = keyof typeof adminChecks;

export interface AdminFinding {
  readonly code: AdminCheckCode;
  readonly screen: string;
  /** What exactly: the name of the field, the filter, the action. */
  readonly detail: string;
}

/** Takes what a check finds. */
export type Report = (code: AdminCheckCode, detail: string) => void;

/** Thrown when a site is made of declarations that cannot work; names all that is wrong at once. */
export class AdminDeclarationsInvalid extends Error {
  override readonly name = 'AdminDeclarationsInvalid';
  constructor(readonly findings: readonly AdminFinding[]) {
    super(findings.map(describeFinding).join('\n'));
  }
}

export function describeFinding({ code, screen, detail }: AdminFinding): string {
  return `${code} ${screen}: ${adminChecks[code]} (${detail})`;
}
