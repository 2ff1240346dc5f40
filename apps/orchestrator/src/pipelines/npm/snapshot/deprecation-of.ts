import { asText, type JsonObject, own } from '../../packages/json-shapes.js';

/** The message of a deprecation; null where the version is not deprecated. `npm deprecate` with "" takes it back. */
export function deprecationOf(manifest: JsonObject): string | null {
  const deprecated = own(manifest, 'deprecated');
  return deprecated === true ? 'This version is deprecated.' : asText(deprecated, 2000);
}
