import { Button } from '@mantine/core';
import type { AdminScreen } from '@red-tortoise/contracts';
import { useState } from 'react';
import { type Deed, nameOf } from '../screens/deed.js';
import { later } from '../shell/later.js';

const ActDialog = later(async () => (await import('../screens/act-dialog.js')).ActDialog);

interface RowDeedProps {
  screen: AdminScreen;
  id: string;
  onDone: () => void;
}

/** The screen's actions, for one row. */
export function RowActions({ screen, id, onDone }: RowDeedProps) {
  return screen.actions.map((action) => (
    <DeedButton key={action.name} screen={screen} id={id} deed={{ kind: 'action', action }} onDone={onDone} />
  ));
}

export function DeleteRow(props: RowDeedProps) {
  return <DeedButton {...props} deed={{ kind: 'removal' }} />;
}

function DeedButton({ screen, id, deed, onDone }: RowDeedProps & { deed: Deed }) {
  const [isAsking, setAsking] = useState(false);
  const isDangerous = deed.kind === 'removal' || (deed.kind === 'action' && deed.action.dangerous);
  return (
    <>
      <Button variant="default" c={isDangerous ? 'var(--accent)' : undefined} onClick={() => setAsking(true)}>
        {nameOf(deed)}
      </Button>
      {isAsking && (
        <ActDialog
          screen={screen}
          deed={deed}
          selection={{ ids: [id] }}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onDone();
          }}
        />
      )}
    </>
  );
}
