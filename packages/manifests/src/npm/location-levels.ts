import { ManifestError } from '../manifest-error.js';
import { manifestLimits } from '../manifest-limits.js';
import type { Level } from './level.js';

const modules = 'node_modules/';

/**
 * The levels of a lockfile that lists locations (`packages/a/node_modules/b`). Names are looked up in levels and not by
 * joined paths, which would cost their whole length each time.
 */
export class LocationLevels {
  private readonly levels = new Map<string, Level>();

  /** Puts an entry on the level that its location names. Throws `manifest.too-deep`. */
  place(location: string, node: number): void {
    checkDepth(location);
    const at = location.lastIndexOf(modules);
    if (at !== -1)
      this.levelIn(location.slice(0, Math.max(0, at - 1))).nodes.set(location.slice(at + modules.length), node);
  }

  /** The level that an entry itself sees first. */
  around(location: string): Level {
    let directory = location;
    for (;;) {
      const level = this.levels.get(directory);
      if (level !== undefined) return level;
      if (directory === '') return this.levelIn('');
      directory = outerDirectory(directory);
    }
  }

  private levelIn(directory: string): Level {
    const known = this.levels.get(directory);
    if (known !== undefined) return known;
    const level: Level = { nodes: new Map(), outer: directory === '' ? null : this.levelIn(outerDirectory(directory)) };
    this.levels.set(directory, level);
    return level;
  }
}

/** `node_modules/a/node_modules/@b/c` → `@b/c`; of a directory of the project its last segment. */
export function nameAt(location: string): string {
  const at = location.lastIndexOf(modules);
  return at === -1 ? location.slice(location.lastIndexOf('/') + 1) : location.slice(at + modules.length);
}

/** Whether a package manager put it there; else it is a directory of the project. */
export function isInstalled(location: string): boolean {
  return location.startsWith(modules) || location.includes(`/${modules}`);
}

/** Who has the `node_modules` that the entry is in: another entry, a directory of the project, or the project. */
function outerDirectory(directory: string): string {
  const at = directory.lastIndexOf(`/${modules}`);
  return at === -1 ? '' : directory.slice(0, at);
}

/** Levels are looked through outwards, so that their number bounds the work for each name. */
function checkDepth(location: string): void {
  if (location.length > 10_000 || location.split(modules).length > manifestLimits.nesting) {
    throw new ManifestError(
      'manifest.too-deep',
      `A location is in more than ${manifestLimits.nesting - 1} node_modules.`,
    );
  }
}
