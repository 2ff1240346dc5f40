import { IconClockHour4 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../shell/empty-state.js';
import { sourcesQuery } from '../sources/source-queries.js';

/** An empty feed although there are packages: says whether data is on its way. SourceNotice says what is in its way. */
export function NothingYet() {
  const { data } = useQuery(sourcesQuery);
  const waiting = data?.items.reduce((sum, source) => sum + source.waiting, 0) ?? 0;
  return (
    <EmptyState
      icon={<IconClockHour4 size={30} stroke={1.5} />}
      title={waiting > 0 ? 'Package data is on its way' : 'No events yet'}
    >
      {waiting > 0
        ? `${waiting.toLocaleString('en')} packages wait for their first look-up. Their history appears here by itself.`
        : 'Nothing has happened to your packages that we know of. The feed fills by itself.'}
    </EmptyState>
  );
}
