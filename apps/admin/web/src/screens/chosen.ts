/** Nothing chosen, some rows, or everything that the list would show. */
export type Chosen = ReadonlySet<string> | 'all';
