import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { guessFilename } from './guess-names.js';
import classes from './import-flow.module.css';
import { type ManifestFile, refusalOf } from './manifest-file.js';

/** Takes a manifest as text. */
export function PasteManifest({ choose }: { choose: (file: ManifestFile) => void }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault();
        const text = String(new FormData(event.currentTarget).get('manifest')).trim();
        const file = { content: new Blob([text]), filename: guessFilename(text) };
        const reason = text === '' ? 'Paste something first.' : refusalOf(file);
        setRefusal(reason);
        if (!reason) choose(file);
      }}
    >
      <Textarea
        name="manifest"
        label="Content of the lockfile or SBOM"
        description="The format is told from the content."
        error={refusal}
        rows={12}
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
      />
      <div className={classes.actions}>
        <Button type="submit">Continue</Button>
      </div>
    </form>
  );
}
