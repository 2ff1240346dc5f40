import { Button, Stack } from '@mantine/core';
import { openSupportSession } from '../../api/accounts.js';
import { AccountFailure } from '../accounts/account-failure.js';
import { AccountPage } from '../accounts/account-page.js';
import { useEnter } from '../accounts/use-enter.js';

/**
 * Where the admin sends staff who want to see what a customer sees. The code behind the `#` works once, so that it
 * waits for a click: browsers and scanners open addresses that nobody asked for.
 */
export function SupportPage() {
  const enter = useEnter(openSupportSession, undefined);
  return (
    <AccountPage
      title="Support"
      footer="Customers never come here: this page is for the support of Red Tortoise. Every look is on record."
    >
      <Stack gap="md">
        <AccountFailure error={enter.error} />
        <p>
          For fifteen minutes you see what the customer sees, and can change nothing. Whoever is signed in with this
          browser is signed out.
        </p>
        <Button size="md" loading={enter.isPending} onClick={() => enter.mutate(window.location.hash.slice(1))}>
          Look as this customer
        </Button>
      </Stack>
    </AccountPage>
  );
}
