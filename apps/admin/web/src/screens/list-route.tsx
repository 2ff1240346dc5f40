import { useParams, useSearch } from '@tanstack/react-router';
import { NotHere } from '../shell/not-here.js';
import { ListPage } from './list-page.js';
import { readListSearch } from './list-search.js';
import { useScreen } from './use-screen.js';

export function ListRoute() {
  const { screen: name } = useParams({ strict: false }) as { screen: string };
  const search = readListSearch(useSearch({ strict: false }));
  const screen = useScreen(name);
  if (!screen) return <NotHere what="screen" />;
  return <ListPage key={name} screen={screen} search={search} />;
}
