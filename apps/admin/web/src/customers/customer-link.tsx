import { Button } from '@mantine/core';
import type { CustomerSubject } from '@red-tortoise/contracts';
import { IconUserSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../session/me-query.js';

const subjects: Readonly<Record<string, CustomerSubject>> = { organisation: 'organisation', user: 'person' };

/** From the form of an organisation or a person to their page, for whoever may see it. */
export function CustomerLink({ screen, id }: { screen: string; id: string }) {
  const { data: me } = useQuery(meQuery);
  const subject = subjects[screen];
  if (!subject || !(me?.superuser || me?.permissions.includes('customer.view'))) return null;
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<IconUserSearch size={16} aria-hidden="true" />}
      renderRoot={(props) => <Link to="/customers/$subject/$id" params={{ subject, id }} {...props} />}
    >
      Customer’s page
    </Button>
  );
}
