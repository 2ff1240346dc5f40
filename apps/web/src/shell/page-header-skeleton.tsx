import classes from './page-header.module.css';

interface PageHeaderSkeletonProps {
  /** Read out while the page loads: "the project". */
  what: string;
}

/** The head of a page while it loads: lines of the same heights, so that nothing moves when it comes. */
export function PageHeaderSkeleton({ what }: PageHeaderSkeletonProps) {
  return (
    <div className={classes.header} role="status">
      <div className={classes.words}>
        <div className={classes.above}>
          <span className={classes.ghost}>Part of</span>
        </div>
        <p className={classes.title}>
          <span className={classes.ghost}>Loading {what}</span>
        </p>
        <div className={classes.below}>
          <span className={classes.ghost}>Its state, as soon as it is known</span>
        </div>
      </div>
      <div className={`${classes.actions} ${classes.ghostActions}`} />
    </div>
  );
}
