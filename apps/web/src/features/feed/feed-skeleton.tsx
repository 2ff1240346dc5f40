import { Skeleton, VisuallyHidden } from '@mantine/core';
import entryClasses from './feed-entry-view.module.css';
import classes from './feed-list.module.css';

const widths = ['62%', '78%', '54%', '70%', '66%', '48%'];

/** The feed's shape while it loads, so that nothing moves when it comes. */
export function FeedSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status">
      <VisuallyHidden>Loading the feed</VisuallyHidden>
      <div aria-hidden="true">
        <Skeleton height={14} width={90} mb={12} mt={4} />
        <div className={classes.entries}>
          {widths.slice(0, rows).map((width) => (
            <div key={width} className={`${classes.item} ${entryClasses.entry}`}>
              <Skeleton height={38} width={38} radius={12} />
              <div className={entryClasses.words}>
                <Skeleton height={15} width={width} mt={3} mb={12} />
                <Skeleton height={12} width="38%" />
              </div>
              <div className={entryClasses.when}>
                <Skeleton height={12} width={72} mt={4} />
              </div>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
