import {
  type FindingState,
  findingOrders,
  findingStates,
  fixStates,
  type listFindings,
  type RequestOf,
  severityLevels,
} from '@red-tortoise/contracts';
import { readText } from '../../shell/read-text.js';

type FixState = (typeof fixStates)[number];
/** What the address says for several states at once; nothing there means what is open. */
const stateGroups = {
  decided: ['not-affected', 'risk-accepted', 'false-positive'],
  all: findingStates,
} as const satisfies Record<string, readonly FindingState[]>;
const fixGroups = { proven: ['upgrade', 'refresh'] } as const satisfies Record<string, readonly FixState[]>;
const stateChoices = ['decided', 'not-affected', 'risk-accepted', 'false-positive', 'fixed', 'all'] as const;
export const fixChoices = ['proven', ...fixStates] as const;
const orderChoices = findingOrders.filter((order) => order !== 'severity');

/** The filters of a list of findings, as they stand in the address. */
export interface FindingSearch {
  state?: (typeof stateChoices)[number] | undefined;
  /** Levels, separated by commas; none means all. */
  severity?: string | undefined;
  malicious?: boolean | undefined;
  /** true: only what the project asks for itself; false: only what comes with it. */
  direct?: boolean | undefined;
  production?: true | undefined;
  fix?: (typeof fixChoices)[number] | undefined;
  search?: string | undefined;
  order?: Exclude<(typeof findingOrders)[number], 'severity'> | undefined;
}

/** Reads the address leniently: what is not understood is no filter. */
export function readFindingSearch(raw: Record<string, unknown>): FindingSearch {
  const levels = typeof raw.severity === 'string' ? raw.severity.split(',') : [];
  return {
    state: stateChoices.find((state) => state === raw.state),
    severity: severityLevels.filter((level) => levels.includes(level)).join(',') || undefined,
    malicious: typeof raw.malicious === 'boolean' ? raw.malicious : undefined,
    direct: typeof raw.direct === 'boolean' ? raw.direct : undefined,
    production: raw.production === true ? true : undefined,
    fix: fixChoices.find((fix) => fix === raw.fix),
    search: readText(raw.search),
    order: orderChoices.find((order) => order === raw.order),
  };
}

/** The same as the API takes it. */
export function findingQueryOf(search: FindingSearch): RequestOf<typeof listFindings>['query'] {
  const { state, severity, malicious, direct, production, fix, order } = search;
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'true' : 'false');
  return {
    state: state === 'all' || state === 'decided' ? stateGroups[state].join(',') : state,
    severity,
    malicious: flag(malicious),
    direct: flag(direct),
    production: flag(production),
    fix: fix === 'proven' ? fixGroups.proven.join(',') : fix,
    search: search.search,
    order,
  };
}

/** How many filters narrow the list; the order does not. */
export function countFindingFilters({ order, ...filters }: FindingSearch): number {
  return Object.values(filters).filter((value) => value !== undefined).length;
}
