import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface FilterDrawerProps {
  activeFilters: number;
  children: ReactNode;
}

/** The filters of a narrow page, which come up from below. */
export function FilterDrawer({ activeFilters, children }: FilterDrawerProps) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden="true" />}
        onClick={open}
        aria-haspopup="dialog"
      >
        {activeFilters > 0 ? `Filters (${activeFilters})` : 'Filters'}
      </Button>
      <Drawer opened={opened} onClose={close} position="bottom" size="auto" title="Filters" radius="lg">
        {children}
        <Button fullWidth mt="lg" onClick={close}>
          Show results
        </Button>
      </Drawer>
    </>
  );
}
