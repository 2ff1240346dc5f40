import calculator from 'ae-cvss-calculator';

const { fromVector } = calculator;

/** The base score, 0 to 10, of a CVSS vector of version 2, 3.0, 3.1 or 4.0; null where it is incomplete or something else. */
export function scoreVector(vector: string): number | null {
  try {
    const base = fromVector(vector)?.calculateScores(false).base;
    return typeof base === 'number' && base >= 0 && base <= 10 ? base : null;
  } catch {
    return null; // the library's word for a vector that breaks the specification
  }
}
