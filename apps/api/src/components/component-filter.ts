import type { listComponents } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { escapePattern } from '../http/escape-pattern.js';

type Filters = Omit<z.output<typeof listComponents.query>, 'limit' | 'cursor'>;

/** The filters of a component list as a MongoDB filter. */
export function componentFilter({
  search,
  direct,
  dev,
  deprecated,
  behind,
  licence,
}: Filters): Record<string, unknown> {
  return {
    ...(search ? { name: { $regex: escapePattern(search), $options: 'i' } } : {}),
    ...(direct === undefined ? {} : { direct }),
    ...(dev === undefined ? {} : { dev }),
    ...(deprecated === undefined ? {} : { 'facts.deprecated': deprecated ? { $ne: null } : null }),
    ...(behind === undefined ? {} : { 'facts.behind': behind }),
    // The registry's word for this version counts, the manifest's where there is none: as the list shows it.
    ...(licence === undefined
      ? {}
      : { $or: [{ 'facts.licence': licence }, { 'facts.licence': null, declaredLicence: licence }] }),
  };
}
