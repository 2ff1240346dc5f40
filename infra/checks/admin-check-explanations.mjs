/**
 * What the catalogue of admin checks does not say: why each is checked, and what to do. Becomes
 * docs/reference/admin-checks.md. A check without an explanation, or the other way round, fails `npm run check`.
 */
export const adminCheckExplanations = {
  'admin.E101': {
    meaning: 'Screens are addressed by their names, and permissions are made of them.',
    remedy: 'Give `name` in kebab case, and each screen another.',
  },
  'admin.E102': {
    meaning:
      'The column would show nothing: the model has no such field, or a path leads through a list, or to a model without the field.',
    remedy: "Compare with prisma/schema or the document's interface. Relations to many rows are inlines, not columns.",
  },
  'admin.E103': {
    meaning: 'Columns and filters are told apart by their names.',
    remedy: 'Leave one out, or name the computed one differently.',
  },
  'admin.E104': {
    meaning: 'Searches look into texts.',
    remedy: 'Search a text field, or filter by this one.',
  },
  'admin.E105': {
    meaning:
      'A filter follows from the kind of its field: choices, flags, moments, numbers, relations. A free text has no choices.',
    remedy:
      "Give `choices`, `by: 'null'` for a field that may be null, or a filter of your own with `name` and `options`.",
  },
  'admin.E106': {
    meaning: 'Lists page by key, over values of the row itself.',
    remedy: 'Order by a field that is neither JSON, nor a list, nor of another model.',
  },
  'admin.E107': {
    meaning:
      'Editing in place needs the column, a field of the form that is not read-only, and `writes` with `change`.',
    remedy: 'Add what is missing, or take the name out of `editable`.',
  },
  'admin.E108': {
    meaning: 'A page has 1 to 200 rows.',
    remedy: 'Choose a size within.',
  },
  'admin.E109': {
    meaning: 'The form would have a field that cannot be shown or kept.',
    remedy:
      'Compare with the model. A relation over several fields cannot be picked; rows of other models are inlines.',
  },
  'admin.E110': {
    meaning: 'A field that is entered twice would have two values.',
    remedy: 'Leave it in one fieldset.',
  },
  'admin.E111': {
    meaning: 'The model demands a value that nobody could enter, so that no row could be added.',
    remedy: 'Add the field to a fieldset, give it a default in the model, or leave `add` out of `writes`.',
  },
  'admin.E112': {
    meaning:
      'Its name speaks of a password, a token, a hash or the like. Nothing like it is shown by accident, also not by way of a path.',
    remedy: 'Name it in `secret`, or, if it is none, in `open`.',
  },
  'admin.E113': {
    meaning:
      'Rows within a form need a screen of their own model (its form says how they are edited), and one field there that leads back.',
    remedy: 'Declare that screen, correct the name of the relation or of a field, or leave the inline out.',
  },
  'admin.E114': {
    meaning: 'An action either sets fields or runs a function; its permission is made of its name.',
    remedy: 'Give one of `set` and `run`, fields that exist, and a name that is not view, add, change or delete.',
  },
  'admin.E115': {
    meaning: 'What an action asks for is shown as a flat form.',
    remedy: 'Use texts, numbers, flags and choices.',
  },
  'admin.E116': {
    meaning: 'A link shows the name of a row elsewhere and leads to its page.',
    remedy: 'Declare a screen for the other model; one whose id has several fields cannot be linked to.',
  },
  'admin.E117': {
    meaning: 'Rows would be called `undefined`.',
    remedy: 'Name a field of the model, or give a function.',
  },
  'admin.E118': {
    meaning: 'Permissions are given to groups by their names.',
    remedy: 'Write `<screen>.<verb>` in kebab case, such as `watch.view`.',
  },
  'admin.E119': {
    meaning: 'Links could lead to either.',
    remedy: 'Leave one out.',
  },
  'admin.E120': {
    meaning: 'There would be nothing to enter.',
    remedy: 'Give a `form`, or leave `add` and `change` out of `writes`.',
  },
  'admin.E121': {
    meaning: 'Whoever can search, filter or sort by a secret can find it out, bit by bit.',
    remedy: 'Leave the field out.',
  },
  'admin.E122': {
    meaning: 'What belongs to a row is found by a field of the other model that holds a value of this one.',
    remedy: 'Name a field of the other model; give `key` where the id of this one has several fields.',
  },
  'admin.E123': {
    meaning: 'A linked list is a picker of several rows: it is compared with the ids of the other model, as texts.',
    remedy: 'Link a list of texts, to a model whose id is a text.',
  },
  'admin.E124': {
    meaning: 'What is ticked is kept as a list of texts; a list that links to rows is picked from those rows.',
    remedy: 'Name a list of texts that the form has and that is not among the links.',
  },
  'admin.W201': {
    meaning:
      'PostgreSQL looks for parts of texts with a trigram index, and for whole texts with any index; MongoDB for beginnings with any index.',
    remedy:
      'Add `@@index([field(ops: raw("gin_trgm_ops"))], type: Gin)`, an index of the schema, or say `small: true`.',
  },
  'admin.W202': {
    meaning: 'Every page would be sorted out of the whole table.',
    remedy: 'Add an index that begins with the column, order by the id, or say `small: true`.',
  },
  'admin.W203': {
    meaning: 'A rare value would be looked for in the whole table.',
    remedy: 'Add an index that begins with the field, leave the filter out, or say `small: true`.',
  },
  'admin.W204': {
    meaning: 'What goes along with a removal is counted before it, in a table that may be large.',
    remedy: 'Add an index that begins with the field, or leave the dependent out.',
  },
};
