import { Button, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type UseMutationResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isMissing } from '../../api/api-error.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { AccountPage } from '../accounts/account-page.js';
import classes from './mail-link-page.module.css';

interface MailLinkPageProps {
  title: string;
  text: string;
  action: string;
  /** Undefined for a link that has lost its end. */
  token: string | undefined;
  change: UseMutationResult<{ name: string }, Error, string>;
  /** What is so from now on, for the channel of this name. */
  doneText: (name: string) => string;
  /** What to do about a link that is not valid. */
  invalidText: string;
}

/**
 * Where a link of a mail leads: whoever reads it needs no account. It changes something only when they say so, because
 * programs that look for malware open each link of a mail.
 */
export function MailLinkPage({ title, text, action, token, change, doneText, invalidText }: MailLinkPageProps) {
  const isInvalid = token === undefined || isMissing(change.error);
  return (
    <AccountPage title={title} footer={<Link to="/">Open Red Tortoise</Link>}>
      {change.data ? (
        <p className={classes.done} role="status">
          <IconCircleCheck size={24} stroke={1.7} aria-hidden="true" />
          <span>{doneText(change.data.name)}</span>
        </p>
      ) : isInvalid ? (
        <p className={classes.invalid} role="alert">
          This link is not valid, or no longer. {invalidText}
        </p>
      ) : (
        <>
          <Text mb="lg">{text}</Text>
          {change.error ? <FailureNotice error={change.error} what="That did not work" /> : null}
          <Button
            size="md"
            mt={change.error ? 'md' : undefined}
            loading={change.isPending}
            onClick={() => change.mutate(token)}
          >
            {action}
          </Button>
        </>
      )}
    </AccountPage>
  );
}
