import { describedAlert } from './described-alert.js';
import type { Message } from './message.js';
import { counted } from './words/counted.js';
import { inLine } from './words/in-line.js';

/** The message in a line: the subject of a mail, the title in the delivery log. */
export function titleOf(message: Message): string {
  switch (message.kind) {
    case 'alert':
      return describedAlert(message.alert).title;
    case 'digest': {
      const count = counted(message.alerts.length + message.more, 'alert');
      const whose = message.channel.organisationName === null ? '' : ` for ${message.channel.organisationName}`;
      return inLine(`${count}${whose}: your ${message.when} digest of ${message.date}`);
    }
    case 'test':
      return inLine(`Test of the channel “${message.channel.name}”`);
    case 'confirmation':
      return 'Confirm this address for alerts';
  }
}
