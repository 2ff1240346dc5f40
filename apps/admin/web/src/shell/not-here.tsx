import { Link } from '@tanstack/react-router';

/** For an address that leads to nothing that this person may see. */
export function NotHere({ what }: { what: string }) {
  return (
    <>
      <h1>There is no such {what}</h1>
      <p>
        Or you may not see it. <Link to="/">Go to the beginning</Link>
      </p>
    </>
  );
}
