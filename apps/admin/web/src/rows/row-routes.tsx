import { useParams } from '@tanstack/react-router';
import { useScreen } from '../screens/use-screen.js';
import { NotHere } from '../shell/not-here.js';
import { NewRowPage, RowPage } from './row-page.js';

export function RowRoute() {
  const { screen: name, id } = useParams({ strict: false }) as { screen: string; id: string };
  const screen = useScreen(name);
  if (!screen) return <NotHere what="screen" />;
  return <RowPage key={`${name} ${id}`} screen={screen} id={id} />;
}

export function NewRowRoute() {
  const { screen: name } = useParams({ strict: false }) as { screen: string };
  const screen = useScreen(name);
  if (!screen?.can.add) return <NotHere what="form" />;
  return <NewRowPage key={name} screen={screen} />;
}
