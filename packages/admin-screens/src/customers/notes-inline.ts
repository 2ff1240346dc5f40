/** Support notes within the form of an organisation or a person. Who wrote them and when is the server's word. */
export const notesInline = {
  relation: 'notes',
  style: 'stacked',
  fields: ['text', 'byName', 'createdAt'],
  writes: ['add', 'delete'],
} as const;
