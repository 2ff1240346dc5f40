/**
 * From the least to the worst. `none` is a score of zero; `unknown` is nobody's word, and so below all. By itself, since
 * the command line needs this list and none of the schemas.
 */
export const severityLevels = ['unknown', 'none', 'low', 'medium', 'high', 'critical'] as const;
