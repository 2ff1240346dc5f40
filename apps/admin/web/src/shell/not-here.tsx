import { Link } from '@tanstack/react-router';
import { PageHead } from './page-head.js';

/** For an address that leads to nothing that this person may see. */
export function NotHere({ what }: { what: string }) {
  return (
    <>
      <PageHead title={`There is no such ${what}`} />
      <p>
        Or you may not see it. <Link to="/">Go to the beginning</Link>
      </p>
    </>
  );
}

export function PageNotHere() {
  return <NotHere what="page" />;
}
