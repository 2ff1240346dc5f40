import { TextInput } from '@mantine/core';
import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import type { AdminScreen, AdminSite } from '@red-tortoise/contracts';
import { IconSearch } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { OperationsLinks } from '../operations/operations-links.js';
import { findScreens } from './find-screens.js';
import classes from './navigation.module.css';
import { siteQuery } from './site-query.js';

const places = [
  { to: '/', label: 'Home' },
  { to: '/history', label: 'Recent changes' },
  { to: '/jobs', label: 'Jobs' },
] as const;

/** Every screen, by group. "/" begins to look for one, Enter opens the first that is found. */
export function Navigation({ onGo }: { onGo?: () => void }) {
  const { groups } = useSuspenseQuery(siteQuery).data;
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [sought, setSought] = useState('');
  const shown = findScreens(groups, sought);
  useHotkeys([['/', () => field.current?.focus()]]);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const side = list.current?.parentElement;
    const here = list.current?.querySelector<HTMLElement>('[data-active]');
    if (side && here) bringIntoView(side, here);
  }, [path]);
  const openFirst = (event: FormEvent) => {
    event.preventDefault();
    const first = shown[0]?.screens[0];
    if (!first || sought.trim() === '') return;
    setSought('');
    onGo?.();
    void navigate({ to: '/screens/$screen', params: { screen: first.name } });
  };
  return (
    <nav ref={list} className={classes.navigation} aria-label="Screens">
      <form onSubmit={openFirst}>
        <TextInput
          ref={field}
          size="xs"
          type="search"
          aria-label="Find a screen"
          placeholder="Find a screen ( / )"
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setSought('')}
        />
      </form>
      {sought === '' && (
        <ul className={classes.links}>
          {places.map(({ to, label }) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: true }} activeProps={{ 'data-active': true }} onClick={onGo}>
                {label}
              </Link>
            </li>
          ))}
          <OperationsLinks onGo={onGo} />
        </ul>
      )}
      {shown.map((group) => (
        <Group key={group.label} group={group} isSought={sought !== ''} onGo={onGo} />
      ))}
      {shown.length === 0 && <p className={classes.none}>No screen is called so.</p>}
    </nav>
  );
}

/** Only within the list: the page itself stays where it is. */
function bringIntoView(side: HTMLElement, { offsetTop, offsetHeight }: HTMLElement): void {
  const isSeen = offsetTop >= side.scrollTop && offsetTop + 3 * offsetHeight <= side.scrollTop + side.clientHeight;
  if (!isSeen) side.scrollTop = offsetTop - side.clientHeight / 2;
}

interface GroupProps {
  group: AdminSite['groups'][number];
  isSought: boolean;
  onGo: (() => void) | undefined;
}

/** Closed groups stay closed; the one of the page that is open, and what was looked for, show. */
function Group({ group: { label, screens }, isSought, onGo }: GroupProps) {
  const { screen } = useParams({ strict: false }) as { screen?: string };
  const [closed, setClosed] = useLocalStorage<string[]>({
    key: 'admin-closed-groups',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const isHere = screens.some(({ name }) => name === screen);
  const isOpen = isSought || isHere || !closed.includes(label);
  const toggle = () => setClosed(isOpen ? [...closed, label] : closed.filter((other) => other !== label));
  return (
    <section>
      <h2 className={classes.group}>
        <button type="button" aria-expanded={isOpen} onClick={toggle} disabled={isSought || isHere}>
          {label}
        </button>
      </h2>
      {isOpen && (
        <ul className={classes.links}>
          {screens.map((one) => (
            <ScreenLink key={one.name} screen={one} onGo={onGo} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ScreenLink({ screen: { name, plural }, onGo }: { screen: AdminScreen; onGo: (() => void) | undefined }) {
  return (
    <li>
      <Link to="/screens/$screen" params={{ screen: name }} activeProps={{ 'data-active': true }} onClick={onGo}>
        {plural}
      </Link>
    </li>
  );
}
