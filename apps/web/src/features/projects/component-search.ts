import { behindLevels } from '@red-tortoise/contracts';
import { readText } from '../../shell/read-text.js';

type BehindLevel = (typeof behindLevels)[number];

/** The filters of a project's components, as they stand in the address. */
export interface ComponentSearch {
  search?: string | undefined;
  /** true: only what the project asks for itself; false: only what comes with it. */
  direct?: boolean | undefined;
  /** true: only development dependencies; false: none of them. */
  dev?: boolean | undefined;
  deprecated?: true | undefined;
  behind?: BehindLevel | undefined;
  licence?: string | undefined;
}

/** Reads the address leniently: what is not understood is no filter. */
export function readComponentSearch(raw: Record<string, unknown>): ComponentSearch {
  return {
    search: readText(raw.search),
    direct: typeof raw.direct === 'boolean' ? raw.direct : undefined,
    dev: typeof raw.dev === 'boolean' ? raw.dev : undefined,
    deprecated: raw.deprecated === true ? true : undefined,
    behind: behindLevels.find((level) => level === raw.behind),
    licence: readText(raw.licence),
  };
}
