import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ChosenManifest } from './chosen-manifest.js';
import { CurlCommand } from './curl-command.js';
import { ImportDone } from './import-done.js';
import { ImportFailure } from './import-failure.js';
import classes from './import-flow.module.css';
import { ImportProgress } from './import-progress.js';
import { ManifestDropzone } from './manifest-dropzone.js';
import type { ManifestFile } from './manifest-file.js';
import { PasteManifest } from './paste-manifest.js';
import { useImportFlow } from './use-import-flow.js';

type Way = 'file' | 'paste' | 'curl';
const ways: { value: Way; label: string }[] = [
  { value: 'file', label: 'File' },
  { value: 'paste', label: 'Paste' },
  { value: 'curl', label: 'curl' },
];

/** From a file to a project. Without `projectId`, a project is created on the way. */
export function ImportFlow({ projectId }: { projectId?: string }) {
  const [file, setFile] = useState<ManifestFile | null>(null);
  const { stage, start, startOver } = useImportFlow();
  const begin = (name: string) => file && start(projectId ? { projectId } : { name }, file);
  const chooseAnother = () => {
    setFile(null);
    startOver();
  };
  if (stage.at === 'following' && stage.progress.state === 'done') return <ImportDone item={stage.progress} />;
  if (stage.at === 'sending' || (stage.at === 'following' && stage.progress.state !== 'failed')) {
    return <ImportProgress stage={stage} filename={file?.filename ?? ''} />;
  }
  if (stage.at === 'failed' || stage.at === 'following') {
    return (
      <ImportFailure stage={stage} filename={file?.filename ?? ''} chooseAnother={chooseAnother} tryAgain={startOver} />
    );
  }
  if (file) return <ChosenManifest file={file} named={!projectId} begin={begin} chooseAnother={chooseAnother} />;
  return <ManifestChoice choose={setFile} projectId={projectId} />;
}

interface ManifestChoiceProps {
  choose: (file: ManifestFile) => void;
  projectId: string | undefined;
}

function ManifestChoice({ choose, projectId }: ManifestChoiceProps) {
  const [way, setWay] = useState<Way>('file');
  return (
    <div className={classes.choice}>
      <SegmentedControl<Way> aria-label="How to import" data={ways} value={way} onChange={setWay} />
      {way === 'file' ? <ManifestDropzone choose={choose} /> : null}
      {way === 'paste' ? <PasteManifest choose={choose} /> : null}
      {way === 'curl' ? <CurlCommand projectId={projectId} /> : null}
    </div>
  );
}
