import { Drawer } from '@mantine/core';
import { Navigation } from './navigation.js';

const wholeHeight = { content: { height: '100dvh', maxHeight: 'none', background: 'var(--surface-raised)' } };

/** Where to go, on narrow screens. */
export function MenuDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Drawer opened={opened} onClose={onClose} title="Screens" size={300} styles={wholeHeight}>
      <Navigation onGo={onClose} />
    </Drawer>
  );
}
