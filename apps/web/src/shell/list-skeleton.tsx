import { Skeleton, VisuallyHidden } from '@mantine/core';
import classes from './list-skeleton.module.css';

const widths = ['34%', '26%', '42%', '30%', '38%', '24%', '36%', '28%'];

/** The shape of a list while it loads. `what` is read out: "the imports". */
export function ListSkeleton({ what, rows = 6 }: { what: string; rows?: number }) {
  return (
    <div role="status">
      <VisuallyHidden>Loading {what}</VisuallyHidden>
      <div className={classes.list} aria-hidden="true">
        {widths.slice(0, rows).map((width) => (
          <div key={width} className={classes.row}>
            <Skeleton height={14} width={width} mb={11} />
            <Skeleton height={11} width={`calc(${width} + 14%)`} />
          </div>
        ))}
      </div>
    </div>
  );
}
