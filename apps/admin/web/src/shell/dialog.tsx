import { Modal, type ModalProps } from '@mantine/core';
import { useEffect } from 'react';

/** A dialog that is there while it is open. Closed, it gives the focus back to what opened it. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return <Modal opened {...props} />;
}
