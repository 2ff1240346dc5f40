import { ListSkeleton } from './list-skeleton.js';

/** While a page's code is on its way. */
export function PagePending() {
  return <ListSkeleton what="the page" />;
}
