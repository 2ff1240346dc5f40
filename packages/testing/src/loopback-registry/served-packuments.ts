import { createHash } from 'node:crypto';
import type { Packument } from '../packument.js';
import { abbreviated } from './abbreviated.js';
import type { PackumentSource } from './packument-source.js';
import { momentsOf, visibleAt } from './visible-at.js';

export interface ServedPackument {
  etag: string;
  lastModified: Date;
  body(): Promise<Buffer>;
}

/** Documents as they look at the moment that the clock shows. */
export class ServedPackuments {
  moment: Date | null = null;
  /** What a test published on top of the source; null: taken away. */
  private readonly replaced = new Map<string, { document: Packument | null; revision: number }>();
  /** When each document changes: a few numbers, so that a conditional request needs no document. */
  private readonly moments = new Map<string, number[]>();
  private revision = 0;

  constructor(private readonly source: PackumentSource) {}

  replace(name: string, document: Packument | null): void {
    this.revision++;
    this.replaced.set(name, { document, revision: this.revision });
    this.moments.delete(name);
  }

  /** Null where the package does not exist, or not yet. */
  async find(name: string, form: 'full' | 'abbreviated'): Promise<ServedPackument | null> {
    const { moment } = this;
    const moments = await this.momentsOf(name);
    const last = moments?.at(-1);
    if (!moments || last === undefined) return null;
    const shown = moment === null ? last : moments.findLast((at) => at <= moment.getTime());
    if (shown === undefined) return null;
    const document = async () => visibleAt((await this.read(name)) as Packument, new Date(shown)) as Packument;
    const identity = JSON.stringify([name, form, shown, this.replaced.get(name)?.revision ?? 0]);
    return {
      etag: `"${createHash('sha256').update(identity).digest('hex').slice(0, 32)}"`,
      lastModified: new Date(shown),
      async body() {
        const full = await document();
        return Buffer.from(JSON.stringify(form === 'full' ? full : abbreviated(full)));
      },
    };
  }

  private async momentsOf(name: string): Promise<number[] | null> {
    const known = this.moments.get(name);
    if (known) return known;
    const document = await this.read(name);
    if (!document) return null;
    const moments = momentsOf(document);
    this.moments.set(name, moments);
    return moments;
  }

  private async read(name: string): Promise<Packument | null> {
    const replaced = this.replaced.get(name);
    return replaced ? replaced.document : this.source.read(name);
  }
}
