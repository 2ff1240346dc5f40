import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { CardList } from '../../shell/card-list.js';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { PageHeader } from '../../shell/page-header.js';
import { CreateToken } from './create-token.js';
import { TokenEntry } from './token-entry.js';
import { tokensQuery } from './token-queries.js';

/** The keys with which CI and scripts act for the reader's organisations. */
export function TokensPage() {
  const [creating, setCreating] = useState(false);
  const create = <Button onClick={() => setCreating(true)}>New token</Button>;
  return (
    <>
      <PageHeader
        title="API tokens"
        below="Keys for CI and scripts: they read, create projects and push lockfiles; deciding is left to people"
        actions={create}
      />
      <Tokens create={create} />
      <CreateToken key={String(creating)} opened={creating} close={() => setCreating(false)} />
    </>
  );
}

function Tokens({ create }: { create: ReactNode }) {
  const tokens = useQuery(tokensQuery);
  if (tokens.isPending) return <ListSkeleton what="your API tokens" rows={3} />;
  if (!tokens.data) {
    const retry = () => void tokens.refetch();
    return <FailureNotice error={tokens.error} what="The tokens could not be loaded" retry={retry} />;
  }
  const { items } = tokens.data;
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconKey size={30} stroke={1.5} />} title="No tokens yet" action={create}>
        Make one to push a lockfile from CI with each commit.
      </EmptyState>
    );
  }
  return (
    <CardList>
      {items.map((token) => (
        <TokenEntry key={token.id} token={token} />
      ))}
    </CardList>
  );
}
