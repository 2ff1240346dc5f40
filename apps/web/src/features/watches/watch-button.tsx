import { Button, Text } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useWatch } from './watch-queries.js';

interface WatchButtonProps {
  purl: string;
  name: string;
  watched: boolean;
}

/** Watches a package, or stops. */
export function WatchButton({ purl, name, watched }: WatchButtonProps) {
  const watch = useWatch(purl);
  const Icon = watched ? IconEyeOff : IconEye;
  const label = watched ? 'Stop watching' : 'Watch';
  const button = (
    <Button
      variant={watched ? 'default' : 'filled'}
      leftSection={<Icon size={18} stroke={1.8} aria-hidden="true" />}
      loading={watch.isPending}
      aria-label={`${label} ${name}`}
      onClick={() => watch.mutate(!watched)}
    >
      {watch.isError ? 'Failed: try again' : label}
    </Button>
  );
  if (!watch.error) return button;
  return (
    <div>
      {button}
      <Text role="alert" size="sm" c="dimmed" mt={6} maw={420}>
        {watch.error.message}
      </Text>
    </div>
  );
}
