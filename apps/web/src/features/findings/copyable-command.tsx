import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './fix-card.module.css';

/** A command for a shell, to be copied. */
export function CopyableCommand({ command }: { command: string }) {
  return (
    <div className={classes.command}>
      <code>{command}</code>
      <CopyButton value={command}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color={copied ? 'green' : 'gray'}
            size={32}
            aria-label={copied ? 'Copied' : `Copy ${command}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={17} aria-hidden="true" /> : <IconCopy size={17} aria-hidden="true" />}
          </ActionIcon>
        )}
      </CopyButton>
    </div>
  );
}
