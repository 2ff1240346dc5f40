import classes from './operations.module.css';

export interface Point {
  /** ISO 8601. */
  readonly at: string;
  readonly value: number;
}
interface LineChartProps {
  title: string;
  points: readonly Point[];
  text: (value: number) => string;
}

const width = 300;
const height = 90;
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'short' });

/** One figure over time, from zero to its highest; told in words for whoever does not see it. */
export function LineChart({ title, points, text }: LineChartProps) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const highest = Math.max(...points.map(({ value }) => value));
  const said = `${title}: now ${text(last.value)}, at the most ${text(highest)}`;
  const [start, end] = [Date.parse(first.at), Date.parse(last.at)];
  // A single point is drawn as a line, so that it can be seen.
  const drawn = points.length === 1 ? [first, { ...first, at: new Date(end + 1).toISOString() }] : points;
  const places = drawn.map(({ at, value }) => {
    const x = ((Date.parse(at) - start) / Math.max(1, end - start)) * width;
    return `${x.toFixed(1)},${(height - 3 - (highest === 0 ? 0 : (value / highest) * (height - 10))).toFixed(1)}`;
  });
  return (
    <figure className={classes.chart}>
      <figcaption>
        {title}
        <span>
          {text(last.value)}, most {text(highest)}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={said}>
        <polygon className={classes.area} points={`0,${height} ${places.join(' ')} ${width},${height}`} />
        <polyline className={classes.line} points={places.join(' ')} />
      </svg>
      <p className={classes.axis} aria-hidden="true">
        <span>{moments.format(start)}</span>
        <span>{moments.format(end)}</span>
      </p>
    </figure>
  );
}
