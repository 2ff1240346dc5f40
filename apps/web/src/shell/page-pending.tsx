import { Skeleton, VisuallyHidden } from '@mantine/core';

/** While a page's code is on its way. */
export function PagePending() {
  return (
    <div role="status">
      <VisuallyHidden>Loading the page</VisuallyHidden>
      <div aria-hidden="true">
        <Skeleton height={30} width={220} mb={12} />
        <Skeleton height={15} width={320} mb={32} maw="100%" />
        <Skeleton height={320} radius="lg" />
      </div>
    </div>
  );
}
