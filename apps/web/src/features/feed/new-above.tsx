import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import classes from './new-above.module.css';

/** Says that something came in above what is being read, and leads there. */
export function NewAbove({ count, reveal }: { count: number; reveal: () => void }) {
  return (
    <div className={classes.place} role="status">
      {count > 0 ? (
        <Button
          size="compact-sm"
          radius="xl"
          leftSection={<IconArrowUp size={16} aria-hidden="true" />}
          onClick={reveal}
        >
          {count.toLocaleString('en')} new above
        </Button>
      ) : null}
    </div>
  );
}
