import { useLocation } from '@tanstack/react-router';
import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The keyboard goes on within the page that was gone to; its heading takes the focus over once it is there. */
export function usePageFocus(): RefObject<HTMLElement | null> {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const page = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useLayoutEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    page.current?.focus({ preventScroll: true });
  }, [path]);
  return page;
}
