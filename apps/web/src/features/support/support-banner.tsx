import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import classes from '../../shell/connection-banner.module.css';
import { clockTime } from '../../shell/time-text.js';
import { meQuery } from '../accounts/me-query.js';

/** Tells staff whose eyes they look through, and until when. Customers themselves never see it. */
export function SupportBanner() {
  const { data } = useQuery(meQuery);
  if (!data?.support) return null;
  return (
    <p className={classes.banner} role="status">
      <IconEye size={18} stroke={1.7} aria-hidden="true" />
      <span>
        Support view: you see what {data.user.name} sees, and can change nothing. It ends at{' '}
        {clockTime(data.support.endsAt)}; sign out to end it now.
      </span>
    </p>
  );
}
