import classes from './policy-page.module.css';

/** A choice as its readers see it, who may not change it. */
export function ChosenText({ chosen, what }: { chosen: readonly string[]; what: string }) {
  return (
    <p className={classes.about}>
      {what}: {chosen.length > 0 ? chosen.join(', ') : 'none'}
    </p>
  );
}
