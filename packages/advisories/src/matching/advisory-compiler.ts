import type { Advisory, AffectedPackage } from '../record/advisory.js';
import { versionOrderOf } from '../versions/version-order-of.js';
import type { AdvisoryIndex, CompiledEntry } from './advisory-index.js';
import type { AssessableComponent } from './assessable-component.js';
import { compileRange } from './compile-range.js';
import { packageKey } from './package-key.js';

export interface CompileOptions {
  /** Packages that will be asked for. Of others nothing is kept, which spares a single scan most of the work. */
  only?: Iterable<Pick<AssessableComponent, 'ecosystem' | 'name'>>;
}

interface LatestRecord {
  modifiedAt: number;
  /** Null when it affects nothing that will be asked for; still it stands in for older records of its id. */
  advisory: Advisory | null;
}

/** `compileAdvisories` for records that come one by one and need not all be in memory. */
export class AdvisoryCompiler {
  private readonly wanted: ReadonlySet<string> | undefined;
  private readonly latest = new Map<string, LatestRecord>();

  constructor({ only }: CompileOptions = {}) {
    this.wanted = only && new Set(Array.from(only, ({ ecosystem, name }) => packageKey(ecosystem, name)));
  }

  add(advisory: Advisory): void {
    const known = this.latest.get(advisory.id);
    const modifiedAt = momentOf(advisory.modified);
    if (known !== undefined && known.modifiedAt > modifiedAt) return;
    this.latest.set(advisory.id, { modifiedAt, advisory: this.isOfUse(advisory) ? advisory : null });
  }

  finish(): AdvisoryIndex {
    const packages = new Map<string, CompiledEntry[]>();
    for (const { advisory } of this.latest.values()) {
      if (advisory !== null) this.index(advisory, packages);
    }
    return { advisories: this.latest.size, packages };
  }

  private isOfUse({ isWithdrawn, affected }: Advisory): boolean {
    return !isWithdrawn && affected.some(({ ecosystem, name }) => this.isWanted(packageKey(ecosystem, name)));
  }

  private isWanted(key: string): boolean {
    return this.wanted === undefined || this.wanted.has(key);
  }

  private index(advisory: Advisory, packages: Map<string, CompiledEntry[]>): void {
    for (const affected of advisory.affected) {
      const key = packageKey(affected.ecosystem, affected.name);
      if (!this.isWanted(key)) continue;
      const entries = packages.get(key);
      const entry = compileEntry(advisory, affected);
      if (entries === undefined) packages.set(key, [entry]);
      else entries.push(entry);
    }
  }
}

/** A moment that cannot be read is before all others. */
function momentOf(text: string | null): number {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) ? Number.NEGATIVE_INFINITY : moment;
}

function compileEntry(advisory: Advisory, { ecosystem, versions, ranges }: AffectedPackage): CompiledEntry {
  const entry: CompiledEntry = { advisory, versions: new Set(versions), ranges: [], hasUnreadableRange: false };
  for (const { type, events } of ranges) {
    const order = versionOrderOf(ecosystem, type);
    const intervals = order === null ? null : compileRange(events, order);
    if (intervals === null) entry.hasUnreadableRange = true;
    else entry.ranges.push({ type, intervals });
  }
  return entry;
}
