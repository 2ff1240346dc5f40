import { unsubscribe } from '@red-tortoise/contracts';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { call } from '../../api/call.js';
import { MailLinkPage } from './mail-link-page.js';

/** Stops alerts by e-mail, by the link that each of them has. */
export function UnsubscribePage() {
  const { token } = useSearch({ from: '/unsubscribe' });
  const stop = useMutation({ mutationFn: (given: string) => call(unsubscribe, { params: { token: given } }) });
  return (
    <MailLinkPage
      title="Unsubscribe"
      text="No more alerts are sent to your address by this channel. Its owner sees that you have unsubscribed."
      action="Unsubscribe"
      token={token}
      change={stop}
      doneText={(name) => `Done: “${name}” sends you nothing any more.`}
      invalidText="The channel may have been removed: then nothing comes from it either."
    />
  );
}
