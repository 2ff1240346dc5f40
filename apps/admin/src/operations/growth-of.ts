interface Point {
  readonly at: string;
  readonly value: number;
}

/** What a count grew by from point to point. A process that started anew counts from zero. */
export function growthOf(points: readonly Point[]): Point[] {
  return points.slice(1).map(({ at, value }, index) => {
    const before = points[index]?.value ?? 0;
    return { at, value: value >= before ? value - before : value };
  });
}
