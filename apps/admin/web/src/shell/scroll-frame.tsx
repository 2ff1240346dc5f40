import { type ReactNode, useEffect, useState } from 'react';

interface ScrollFrameProps {
  className: string | undefined;
  label?: string;
  children: ReactNode;
}

/** Scrolls where what it holds is too wide or too high; only then the keyboard stops here to scroll it. */
export function ScrollFrame({ className, label = 'Table that scrolls sideways', children }: ScrollFrameProps) {
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    if (!frame) return;
    const observer = new ResizeObserver(() =>
      setScrolls(frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight),
    );
    observer.observe(frame);
    if (frame.firstElementChild) observer.observe(frame.firstElementChild);
    return () => observer.disconnect();
  }, [frame]);
  const stop = scrolls ? { tabIndex: 0, role: 'group', 'aria-label': label } : {};
  return (
    <div ref={setFrame} className={className} {...stop}>
      {children}
    </div>
  );
}
