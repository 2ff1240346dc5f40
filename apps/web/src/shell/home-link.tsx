import { Logo } from '@red-tortoise/ui';
import { Link } from '@tanstack/react-router';
import classes from './home-link.module.css';

/** The name of the product, leading home. */
export function HomeLink() {
  return (
    <Link to="/" className={classes.link} activeOptions={{ exact: true }}>
      <Logo size={32} />
      <span>Red Tortoise</span>
    </Link>
  );
}
