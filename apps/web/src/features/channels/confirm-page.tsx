import { confirmChannel } from '@red-tortoise/contracts';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { call } from '../../api/call.js';
import { MailLinkPage } from './mail-link-page.js';

/** Says yes to alerts by e-mail, by the link in the mail that asks. */
export function ConfirmPage() {
  const { token } = useSearch({ from: '/channels/confirm' });
  const confirm = useMutation({ mutationFn: (given: string) => call(confirmChannel, { body: { token: given } }) });
  return (
    <MailLinkPage
      title="Alerts by e-mail"
      text="Somebody has asked to have alerts of Red Tortoise sent to your address. If that is fine with you, confirm it; otherwise close this page, and nothing is sent."
      action="Confirm the address"
      token={token}
      change={confirm}
      doneText={(name) =>
        `Confirmed. From now on “${name}” sends its alerts to you; each mail has a link to stop them.`
      }
      invalidText="Ask whoever added the channel to send the confirmation again."
    />
  );
}
