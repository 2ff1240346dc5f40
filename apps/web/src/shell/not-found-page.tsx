import { IconMapQuestion } from '@tabler/icons-react';
import { EmptyState } from './empty-state.js';
import { LinkButton } from './link-button.js';
import { PageHeader } from './page-header.js';

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Page not found" />
      <EmptyState
        icon={<IconMapQuestion size={30} stroke={1.5} />}
        title="Nothing lives at this address"
        action={<LinkButton to="/">Go to your feed</LinkButton>}
      >
        The link may be old, or a project may have been deleted or belong to somebody else.
      </EmptyState>
    </>
  );
}
