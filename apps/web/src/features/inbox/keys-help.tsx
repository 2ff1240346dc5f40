import { Modal } from '@mantine/core';
import classes from './keys-help.module.css';

const keys = [
  ['j', 'next alert'],
  ['k', 'previous alert'],
  ['o', 'open'],
  ['e', 'done, or not done'],
  ['u', 'unread, or read'],
  ['s', 'snooze'],
  ['z', 'take back what was done last'],
  ['?', 'this help'],
] as const;

/** What each key does in the inbox. */
export function KeysHelp({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Keys" radius="lg" size={340} centered>
      <dl className={classes.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
