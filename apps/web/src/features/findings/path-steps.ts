/** The most steps of a chain that are drawn before some are folded away. */
const mostSteps = 9;
const keptAtStart = 4;
const keptAtEnd = 4;

/** A chain of dependencies as it is drawn: its ends, and how many steps between them are folded away. */
export interface PathSteps {
  start: readonly string[];
  folded: number;
  end: readonly string[];
}

export function pathSteps(path: readonly string[], unfolded: boolean): PathSteps {
  if (unfolded || path.length <= mostSteps) return { start: path, folded: 0, end: [] };
  return {
    start: path.slice(0, keptAtStart),
    folded: path.length - keptAtStart - keptAtEnd,
    end: path.slice(-keptAtEnd),
  };
}
