/**
 * Some seventy well-known npm advisories that come with Red Tortoise, one OSV record a line. What they are, and what they
 * are not, is said beside them. From `src` and from `dist` it is the same way.
 */
export const starterAdvisories = new URL('../../starter/starter-advisories.ndjson', import.meta.url);
