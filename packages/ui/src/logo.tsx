import classes from './logo.module.css';

/** The tortoise: decoration beside the name, so that screen readers hear the name once. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg className={classes.logo} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        className={classes.body}
        d="M6.2 22.2h4.6v2.6a1.8 1.8 0 0 1-1.8 1.8h-1a1.8 1.8 0 0 1-1.8-1.8zM17.4 22.2H22v2.6a1.8 1.8 0 0 1-1.8 1.8h-1a1.8 1.8 0 0 1-1.8-1.8z"
      />
      <path className={classes.body} d="M23 17.6c.5-3 2-4.8 4-4.8 2.2 0 3.8 1.7 3.8 4 0 3-2.6 5.2-6.2 5.2h-2.4z" />
      <path
        className={classes.shell}
        d="M1.8 21.6C1.8 13.2 7 7 13.9 7S26 13.2 26 21.6c0 .6-.5 1-1 1H2.8c-.6 0-1-.4-1-1z"
      />
      <path
        className={classes.plates}
        d="M11.8 11.7h4.2l2.1 3.7-2.1 3.7h-4.2l-2.1-3.7zM11.8 11.7l-1.3-2.2M16 11.7l1.3-2.2M18.1 15.4h4.9M9.7 15.4H4.9M16 19.1l.9 1.5M11.8 19.1l-.9 1.5"
      />
      <circle className={classes.eye} cx="27.6" cy="16.3" r="1" />
    </svg>
  );
}
