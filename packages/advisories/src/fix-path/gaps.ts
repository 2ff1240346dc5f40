/** What kept a walk from proving something. */
export class Gaps {
  /** Packages to be loaded before one can say more. */
  readonly needed = new Set<string>();
  /** Packages of which there is nothing to load. */
  readonly missing = new Set<string>();
  /** Something that published ranges cannot tell: a dependency from elsewhere, an override, a walk without end. */
  unprovable = false;
}
