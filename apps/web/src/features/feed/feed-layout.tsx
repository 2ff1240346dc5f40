import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './feed-layout.module.css';

interface FeedLayoutProps {
  filters: ReactNode;
  activeFilters: number;
  /** Under the filters; only where the page is wide. */
  aside?: ReactNode;
  /** In place of `aside` beside the filters' button, where the page is narrow. One line. */
  summary?: ReactNode;
  children: ReactNode;
}

/** The list, its filters beside it; on a narrow page they come up from below. */
export function FeedLayout({ filters, activeFilters, aside, summary, children }: FeedLayoutProps) {
  const [open, { open: show, close }] = useDisclosure(false);
  return (
    <div className={classes.layout}>
      <div className={classes.narrow}>
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden="true" />}
          onClick={show}
          aria-haspopup="dialog"
        >
          {activeFilters > 0 ? `Filters (${activeFilters})` : 'Filters'}
        </Button>
        {summary}
        <Drawer opened={open} onClose={close} position="bottom" size="auto" title="Filters" radius="lg">
          {filters}
          <Button fullWidth mt="lg" onClick={close}>
            Show results
          </Button>
        </Drawer>
      </div>
      <div className={classes.list}>{children}</div>
      <div className={classes.wide}>
        <section className={classes.panel} aria-label="Filters">
          {filters}
        </section>
      </div>
      {aside ? <div className={classes.aside}>{aside}</div> : null}
    </div>
  );
}
