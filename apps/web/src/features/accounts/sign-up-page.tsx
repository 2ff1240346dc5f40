import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { signUp } from '../../api/accounts.js';
import { AccountFailure } from './account-failure.js';
import { AccountPage } from './account-page.js';
import { useEnter } from './use-enter.js';

const shortestPassword = 8;

/** Creating an account; its owner is signed in at once. */
export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' });
  const enter = useEnter(signUp, next);
  return (
    <AccountPage
      title="Create your account"
      footer={
        <>
          Have an account?{' '}
          <Link to="/sign-in" search={{ next }}>
            Sign in
          </Link>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (name: string) => String(form.get(name));
          enter.mutate({ name: text('name').trim(), email: text('email').trim(), password: text('password') });
        }}
      >
        <Stack gap="md">
          <AccountFailure error={enter.error} />
          <TextInput
            name="name"
            label="Name"
            autoComplete="name"
            required
            withAsterisk={false}
            maxLength={100}
            size="md"
          />
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
            description={`At least ${shortestPassword} characters`}
            autoComplete="new-password"
            minLength={shortestPassword}
            maxLength={128}
            required
            withAsterisk={false}
            size="md"
          />
          <Button type="submit" size="md" loading={enter.isPending}>
            Create account
          </Button>
        </Stack>
      </form>
    </AccountPage>
  );
}
