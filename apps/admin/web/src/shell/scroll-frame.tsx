import { type ReactNode, useEffect, useState } from 'react';

/** Scrolls sideways where its table is too wide for the screen; only then the keyboard stops here to scroll it. */
export function ScrollFrame({ className, children }: { className: string | undefined; children: ReactNode }) {
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    if (!frame) return;
    const observer = new ResizeObserver(() => setWide(frame.scrollWidth > frame.clientWidth));
    observer.observe(frame);
    if (frame.firstElementChild) observer.observe(frame.firstElementChild);
    return () => observer.disconnect();
  }, [frame]);
  const stop = isWide ? { tabIndex: 0, role: 'group', 'aria-label': 'Table that scrolls sideways' } : {};
  return (
    <div ref={setFrame} className={className} {...stop}>
      {children}
    </div>
  );
}
