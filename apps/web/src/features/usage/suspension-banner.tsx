import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import classes from '../../shell/connection-banner.module.css';
import { meQuery } from '../accounts/me-query.js';

/** Says which of the reader's organisations can only be read for now, and why. */
export function SuspensionBanner() {
  const { data } = useQuery(meQuery);
  const suspended = data?.organisations.flatMap(({ id, name, suspended }) =>
    suspended ? { id, name, suspended } : [],
  );
  return (
    <div role="status">
      {suspended?.map(({ id, name, suspended: { reason } }) => (
        <p key={id} className={classes.banner}>
          <IconLock size={18} stroke={1.7} aria-hidden="true" />
          <span>
            <strong>{name} is suspended.</strong> {sentence(reason)} Everything is there to read; nothing can be
            changed, and messages are held until this is settled with whoever runs this installation.
          </span>
        </p>
      ))}
    </div>
  );
}

const sentence = (text: string) => (/[.!?]$/.test(text) || text === '' ? text : `${text}.`);
