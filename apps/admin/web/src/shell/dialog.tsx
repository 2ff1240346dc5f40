import { Modal, type ModalProps } from '@mantine/core';
import { useEffect } from 'react';
import { wayBackTo } from './keep-focus.js';

/** A dialog that is there while it is open. Closed, it gives the focus back to what opened it. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useEffect(() => {
    const opener = document.activeElement;
    return opener instanceof HTMLElement ? wayBackTo(opener) : undefined;
  }, []);
  return <Modal opened {...props} />;
}
