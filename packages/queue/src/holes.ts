/** A new segment takes an offset for itself. Where more are missing, segments are gone that were not read. */
const missingAtMost = 5;

/**
 * The broker passes over what a stream has dropped in front of its reader, and says nothing. A reader that sees such a
 * hole ends, and learns what is there when it begins again. A hole that is there again then is one of the stream's own.
 */
export class Holes {
  private readonly known = new Set<string>();

  /** Throws where offsets are missing behind the one that was reached, for the first time. */
  refuse(stream: string, reached: number, offsets: readonly number[]): void {
    let before = reached;
    for (const offset of offsets) {
      const hole = `${stream} has dropped what stood between ${before} and ${offset}`;
      if (offset > before + 1 + missingAtMost && !this.known.has(hole)) {
        this.known.add(hole);
        throw new Error(hole);
      }
      before = offset;
    }
  }
}
