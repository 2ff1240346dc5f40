/** What `tortoise scan --format` takes. */
export const scanFormats = ['table', 'json', 'tsv', 'sarif'] as const;
export type ScanFormat = (typeof scanFormats)[number];
