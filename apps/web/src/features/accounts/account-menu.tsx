import { Menu, VisuallyHidden } from '@mantine/core';
import { IconActivityHeartbeat, IconChevronDown, IconGauge, IconGavel, IconKey, IconLogout } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { signOut } from '../../api/accounts.js';
import { places } from '../../shell/navigation.js';
import classes from './account-menu.module.css';
import { meQuery } from './me-query.js';

/** Who is signed in, and the way out. `compact` shows the initials only. */
export function AccountMenu({ compact = false }: { compact?: boolean }) {
  const { data } = useQuery(meQuery);
  const leave = useSignOut();
  const name = data?.user.name ?? '';
  const organisations = data?.organisations ?? [];
  return (
    <Menu position={compact ? 'bottom-end' : 'top-start'} shadow="md" width={230}>
      <Menu.Target>
        <button type="button" className={classes.button}>
          <span className={classes.initials} aria-hidden="true">
            {initialsOf(name)}
          </span>
          {compact ? (
            <VisuallyHidden>Account: {name}</VisuallyHidden>
          ) : (
            <>
              <VisuallyHidden>Account: </VisuallyHidden>
              <span className={classes.name}>{name}</span>
              <IconChevronDown size={16} aria-hidden="true" />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{data?.user.email}</Menu.Label>
        {compact
          ? places
              .filter(({ onPhone }) => !onPhone)
              .map(({ to, label, Icon }) => (
                <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={16} aria-hidden="true" />}>
                  {label}
                </Menu.Item>
              ))
          : null}
        {organisations.map(({ id, name }) => (
          <Menu.Item
            key={id}
            leftSection={<IconGavel size={16} aria-hidden="true" />}
            renderRoot={(props) => (
              <Link {...props} to="/organisations/$organisationId/policy" params={{ organisationId: id }} />
            )}
          >
            {organisations.length > 1 ? `Policy of ${name}` : 'Policy'}
          </Menu.Item>
        ))}
        <Menu.Item component={Link} to="/tokens" leftSection={<IconKey size={16} aria-hidden="true" />}>
          API tokens
        </Menu.Item>
        <Menu.Item component={Link} to="/usage" leftSection={<IconGauge size={16} aria-hidden="true" />}>
          Plan and usage
        </Menu.Item>
        <Menu.Item component={Link} to="/status" leftSection={<IconActivityHeartbeat size={16} aria-hidden="true" />}>
          Status
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => leave.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await router.navigate({ to: '/sign-in', search: {} });
      client.clear();
    },
  });
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}
