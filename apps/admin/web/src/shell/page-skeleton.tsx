import { Skeleton, VisuallyHidden } from '@mantine/core';

const widths = ['30%', '62%', '48%', '70%', '55%', '40%'];

/** The shape of a page while it loads. `what` is read out: "the row". */
export function PageSkeleton({ what }: { what: string }) {
  return (
    <div role="status">
      <VisuallyHidden>Loading {what}</VisuallyHidden>
      {widths.map((width, position) => (
        <Skeleton key={width} height={position === 0 ? 26 : 14} width={width} mb={position === 0 ? 26 : 18} />
      ))}
    </div>
  );
}
