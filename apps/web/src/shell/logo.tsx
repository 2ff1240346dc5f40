import classes from './logo.module.css';

/** The tortoise: decoration beside the name, so that screen readers hear the name once. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg className={classes.logo} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        className={classes.body}
        d="M6.2 22.2h4.6v2.600a1.800 1.800 0 0 1-1.800 1.800h-1a1.800 1.800 0 0 1-1.800-1.800zM17.400 22.200H22v2.600a1.800 1.800 0 0 1-1.800 1.800h-1a1.800 1.800 0 0 1-1.800-1.800z"
      />
      <path
        className={classes.body}
        d="M23 17.600c.5-3 2-4.800 4-4.800 2.200 0 3.800 1.700 3.800 4 0 3-2.600 5.200-6.200 5.200h-2.400z"
      />
      <path
        className={classes.shell}
        d="M1.800 21.600C1.800 13.200 7 7 13.900 7S26 13.200 26 21.600c0 .6-.5 1-1 1H2.800c-.6 0-1-.4-1-1z"
      />
      <path
        className={classes.plates}
        d="m10.700 11.600h6.400l2.900 5-2.900 5h-6.400l-2.900-5zM10.700 11.600 8.900 8.600M17.100 11.600l1.800-3M20 16.600h5M7.800 16.600H2.800"
      />
      <circle className={classes.eye} cx="27.600" cy="16.300" r="1" />
    </svg>
  );
}
