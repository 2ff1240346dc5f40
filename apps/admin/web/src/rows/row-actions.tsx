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

/** The screen's actions, for one row. Behind one the form begins anew: what was entered would be lost. */
export function RowActions({ hasChanges, ...row }: RowDeedProps & { hasChanges: boolean }) {
  const why = hasChanges ? 'Save what you changed first' : undefined;
  return row.screen.actions.map((action) => (
    <DeedButton key={action.name} {...row} deed={{ kind: 'action', action }} why={why} />
  ));
}

export function DeleteRow(props: RowDeedProps) {
  return <DeedButton {...props} deed={{ kind: 'removal' }} />;
}

/** `why` it cannot be done now. */
function DeedButton({ screen, id, deed, why, onDone }: RowDeedProps & { deed: Deed; why?: string | undefined }) {
  const [isAsking, setAsking] = useState(false);
  const isDangerous = deed.kind === 'removal' || (deed.kind === 'action' && deed.action.dangerous);
  return (
    <>
      <Button
        variant="default"
        c={isDangerous && !why ? 'var(--accent)' : undefined}
        disabled={why !== undefined}
        title={why}
        onClick={() => setAsking(true)}
      >
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
