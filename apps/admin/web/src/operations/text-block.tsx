import classes from './operations.module.css';

/** Text as it is, such as a stack or a plan. It may be too wide or too long: the keyboard stops here to scroll it. */
export function TextBlock({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <pre className={classes.stack} tabIndex={0}>
      {text}
    </pre>
  );
}
