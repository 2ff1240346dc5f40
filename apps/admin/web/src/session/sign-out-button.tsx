import { Button } from '@mantine/core';
import { staffSignOut } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { meQuery } from './me-query.js';

/** Nothing that the last person saw stays in the page's memory. */
export function SignOutButton() {
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => ask(staffSignOut, {}),
    onSettled: () => {
      // Who is there is watched by what opens the door: that query stays, so that it is told.
      client.setQueryData(meQuery.queryKey, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] });
    },
  });
  return (
    <Button variant="subtle" color="gray" loading={signOut.isPending} onClick={() => signOut.mutate()}>
      Sign out
    </Button>
  );
}
