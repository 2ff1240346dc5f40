import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../session/me-query.js';
import { PageHead } from '../shell/page-head.js';
import classes from './account-page.module.css';
import { PasswordCard } from './password-card.js';
import { RecoveryCard } from './recovery-card.js';
import { SessionsCard } from './sessions-card.js';

/** What a member of staff does with their own account. */
export function AccountPage() {
  const me = useQuery(meQuery).data;
  if (!me) return null;
  return (
    <>
      <PageHead
        title="Your account"
        lead={
          <>
            {me.name}, {me.email}
            {me.superuser ? ', superuser' : ''}
          </>
        }
      />
      <div className={classes.cards}>
        <SessionsCard />
        <PasswordCard email={me.email} />
        <RecoveryCard left={me.recoveryCodesLeft} />
      </div>
    </>
  );
}
