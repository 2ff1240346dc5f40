import { Button, CopyButton, Group, Stack } from '@mantine/core';
import classes from './recovery-codes.module.css';

/** Codes that are shown this once: they can be copied or kept as a file. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const text = codes.join('\n');
  return (
    <Stack>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="red-tortoise-recovery-codes.txt"
        >
          Save as a file
        </Button>
      </Group>
      <Button onClick={onDone}>I have kept them</Button>
    </Stack>
  );
}
