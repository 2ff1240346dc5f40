import { Button, TextInput } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { guessProjectName } from './guess-names.js';
import classes from './import-flow.module.css';
import { bytesText, type ManifestFile } from './manifest-file.js';

const headBytes = 64 * 1024;

interface ChosenManifestProps {
  file: ManifestFile;
  /** Whether a project is created and needs a name. */
  named: boolean;
  begin: (name: string) => void;
  chooseAnother: () => void;
}

/** The file that was chosen, the name of the project to be, and the start. */
export function ChosenManifest({ file, named, begin, chooseAnother }: ChosenManifestProps) {
  const [name, setName] = useGuessedName(file);
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault();
        begin(name.trim() || file.filename);
      }}
    >
      <div className={classes.file}>
        <span className={classes.fileIcon} aria-hidden="true">
          <IconFileText size={24} stroke={1.6} />
        </span>
        <div>
          <p className={classes.fileName}>{file.filename}</p>
          <p className={classes.fileSize}>{bytesText(file.content.size)}</p>
        </div>
      </div>
      {named ? (
        <TextInput
          label="Project name"
          description={`Optional; without one it is called ${file.filename}.`}
          value={name}
          maxLength={100}
          data-autofocus
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
      ) : null}
      <div className={classes.actions}>
        <Button type="submit">{named ? 'Create project and import' : 'Import'}</Button>
        <Button variant="default" onClick={chooseAnother}>
          Choose another file
        </Button>
      </div>
    </form>
  );
}

/** Filled in from the file's head, unless somebody types first. */
function useGuessedName(file: ManifestFile) {
  const [typed, setTyped] = useState<string | null>(null);
  const [guess, setGuess] = useState('');
  useEffect(() => {
    let current = true;
    const head = file.content.slice(0, headBytes).text();
    void head.then((text) => current && setGuess(guessProjectName(file.filename, text))).catch(() => {});
    return () => {
      current = false;
    };
  }, [file]);
  return [typed ?? guess, setTyped] as const;
}
