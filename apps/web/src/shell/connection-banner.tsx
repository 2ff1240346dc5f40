import { IconCloudOff } from '@tabler/icons-react';
import classes from './connection-banner.module.css';
import { useConnection } from './use-connection.js';

/** Says that the API does not answer while it does not; the page keeps what it has and goes on trying. */
export function ConnectionBanner() {
  const connection = useConnection();
  return (
    <div role="status">
      {connection === 'fine' ? null : (
        <p className={classes.banner}>
          <IconCloudOff size={18} stroke={1.7} aria-hidden="true" />
          <span>
            {connection === 'offline'
              ? 'You are offline. What you see may be old.'
              : 'The API is not answering. What you see may be old; it is tried again every few seconds.'}
          </span>
        </p>
      )}
    </div>
  );
}
