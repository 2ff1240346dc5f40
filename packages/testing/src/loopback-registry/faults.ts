export type FaultKind =
  | { kind: 'status'; status: number; retryAfter?: number | string }
  /** Answers as usual, after the delay. */
  | { kind: 'slow'; milliseconds: number }
  /** Says how long the body is, sends half of it and closes. */
  | { kind: 'truncated' }
  /** Closes the connection without a byte. */
  | { kind: 'closed' }
  /** A whole body that is no JSON. */
  | { kind: 'invalid-json' };

export type Fault = FaultKind & {
  /** Only requests for this package; all by default. */
  name?: string;
  /** How many requests it meets before it is over; without end by default. */
  times?: number;
  /** How likely a request meets it, 0 to 1; by default each does. */
  probability?: number;
  /** Of the random numbers for `probability`: the same seed and requests give the same faults. */
  seed?: number;
};

interface Active {
  fault: Fault;
  left: number;
  random: () => number;
}

/** The faults in force; the first one that applies to a request is the one it meets. */
export class Faults {
  private active: Active[] = [];

  /** Returns what takes the fault back. */
  add(fault: Fault): () => void {
    const active = { fault, left: fault.times ?? Number.POSITIVE_INFINITY, random: seeded(fault.seed ?? 1) };
    this.active.push(active);
    return () => {
      this.active = this.active.filter((other) => other !== active);
    };
  }

  clear(): void {
    this.active = [];
  }

  next(name: string): Fault | null {
    const hit = this.active.find(
      ({ fault, left, random }) =>
        left > 0 && (fault.name ?? name) === name && (fault.probability === undefined || random() < fault.probability),
    );
    if (!hit) return null;
    hit.left--;
    return hit.fault;
  }
}

/** A linear congruential generator: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
