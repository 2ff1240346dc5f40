import { Button, CopyButton, Text } from '@mantine/core';
import type { ChannelSecret } from '@red-tortoise/contracts';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './secret-view.module.css';

const formats = [
  { format: 'rss', label: 'RSS' },
  { format: 'atom', label: 'Atom' },
  { format: 'json', label: 'JSON Feed' },
] as const;

/** What is shown this once: a signing secret, or the addresses of a feed. Nothing for kinds that have none. */
export function SecretView({ secret: { signingSecret, feed } }: { secret: ChannelSecret }) {
  if (signingSecret !== null) {
    return (
      <>
        <Text>
          Copy the signing secret now: it is not shown again. With it your program checks that a message comes from
          here, by its <code>webhook-signature</code>.
        </Text>
        <Copyable label="Signing secret" text={signingSecret} />
      </>
    );
  }
  if (feed === null) return null;
  return (
    <>
      <Text>
        Copy the address now: it is not shown again. All three have the same alerts; take what your reader knows.
      </Text>
      {formats.map(({ format, label }) => (
        <Copyable key={format} label={label} text={feed[format]} />
      ))}
    </>
  );
}

function Copyable({ label, text }: { label: string; text: string }) {
  return (
    <div className={classes.line}>
      <div className={classes.words}>
        <span className={classes.label}>{label}</span>
        <code className={classes.secret}>{text}</code>
      </div>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="xs"
            leftSection={
              copied ? <IconCheck size={15} aria-hidden="true" /> : <IconCopy size={15} aria-hidden="true" />
            }
            onClick={copy}
            aria-label={copied ? `${label}: copied` : `Copy: ${label}`}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
