/** What `--fail-on` takes. `moderate` is what npm and GitHub call medium. */
export const thresholds = ['any', 'low', 'medium', 'moderate', 'high', 'critical'] as const;
export type Threshold = (typeof thresholds)[number];
