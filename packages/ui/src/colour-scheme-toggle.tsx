import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';

const schemes: Record<MantineColorScheme, { Icon: typeof IconSun; name: string; next: MantineColorScheme }> = {
  auto: { Icon: IconDeviceDesktop, name: 'as the system', next: 'light' },
  light: { Icon: IconSun, name: 'light', next: 'dark' },
  dark: { Icon: IconMoon, name: 'dark', next: 'auto' },
};

/** Goes round: as the system, light, dark. The browser remembers it. */
export function ColourSchemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { Icon, name, next } = schemes[colorScheme];
  const label = `Colours: ${name}. Switch to ${schemes[next].name}`;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(next)}
    >
      <Icon size={19} stroke={1.7} aria-hidden="true" />
    </ActionIcon>
  );
}
