import type { PublishedPackage } from './published-package.js';
import { ReleaseList } from './release-list.js';

/** What has been loaded of the registry's packages, by name. Grows as plans ask for more; shared by all of them. */
export class PublishedPackages {
  private readonly lists = new Map<string, ReleaseList | null>();

  /** @param published null where nothing is known of the package */
  add(name: string, published: PublishedPackage | null): void {
    this.lists.set(name, published && new ReleaseList(name, published));
  }

  /** Undefined: not loaded yet. Null: there is nothing to load. */
  find(name: string): ReleaseList | null | undefined {
    return this.lists.get(name);
  }
}
