import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sourcesQuery } from './source-queries.js';

const fedBySources = ['feed', 'projects', 'packages', 'findings', 'advisories'];

/** Looks again at what the sources feed whenever one of them has brought something in. */
export function useFollowSources(): void {
  const client = useQueryClient();
  const { data } = useQuery(sourcesQuery);
  const state = data?.items.map(({ name, waiting, lastSuccessAt }) => `${name} ${waiting} ${lastSuccessAt}`).join();
  const before = useRef(state);
  useEffect(() => {
    const known = before.current;
    before.current = state;
    if (known === undefined || state === undefined || known === state) return;
    for (const key of fedBySources) void client.invalidateQueries({ queryKey: [key] });
  }, [client, state]);
}
