import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { signIn } from '../../api/accounts.js';
import { AccountFailure } from './account-failure.js';
import { AccountPage } from './account-page.js';
import { useEnter } from './use-enter.js';

/** Signing in with e-mail and password. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const enter = useEnter(signIn, next);
  return (
    <AccountPage
      title="Sign in"
      footer={
        <>
          New here?{' '}
          <Link to="/sign-up" search={{ next }}>
            Create an account
          </Link>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          enter.mutate({ email: String(form.get('email')).trim(), password: String(form.get('password')) });
        }}
      >
        <Stack gap="md">
          <AccountFailure error={enter.error} />
          <TextInput
            name="email"
            type="email"
            label="E-mail"
            autoComplete="email"
            required
            withAsterisk={false}
            size="md"
          />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="md"
          />
          <Button type="submit" size="md" loading={enter.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </AccountPage>
  );
}
