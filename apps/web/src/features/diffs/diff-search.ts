/** What a diff is against and how it is narrowed, as it stands in the address. */
export interface DiffSearch {
  /** The id of the import to compare with; without one, the import before. */
  against?: string | undefined;
  direct?: true | undefined;
}

/** Reads the address leniently: what is not understood is not there. */
export function readDiffSearch(raw: Record<string, unknown>): DiffSearch {
  return {
    against: typeof raw.against === 'string' ? raw.against : undefined,
    direct: raw.direct === true ? true : undefined,
  };
}
