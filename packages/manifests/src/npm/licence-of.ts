import { asFields, asList, asText, type Fields } from '../reading/values.js';

/** The licence of an npm manifest: an SPDX expression, or the older `{ type }` and `licenses: [{ type }]` forms. */
export function licenceOf({ license, licenses }: Fields): string | null {
  const own = asText(license) ?? asText(asFields(license).type);
  if (own !== null) return own;
  const types = asList(licenses).map((item) => asText(item) ?? asText(asFields(item).type));
  return types.filter((type) => type !== null).join(' OR ') || null;
}
