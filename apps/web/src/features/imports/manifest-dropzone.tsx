import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useDropzone } from 'react-dropzone';
import classes from './manifest-dropzone.module.css';
import { type ManifestFile, refusalOf } from './manifest-file.js';

const formats = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'package.json'];

/** Takes a file that is dropped, chosen or pasted, and refuses at once what the API would refuse anyway. */
export function ManifestDropzone({ choose }: { choose: (file: ManifestFile) => void }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = useCallback(
    (files: readonly File[]) => {
      const [file, ...others] = files;
      if (!file) return;
      const chosen = { content: file, filename: file.name };
      const reason = others.length > 0 ? 'Import one file at a time.' : refusalOf(chosen);
      setRefusal(reason);
      if (!reason) choose(chosen);
    },
    [choose],
  );
  useFilePaste(take);
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    onDrop: take,
    noClick: true,
    noKeyboard: true,
  });
  return (
    <div {...getRootProps()} className={classes.zone} data-active={isDragActive || undefined}>
      <input {...getInputProps()} aria-label="Lockfile or SBOM" tabIndex={-1} />
      <IconFileUpload size={40} stroke={1.3} className={classes.icon} aria-hidden="true" />
      <p className={classes.title}>{isDragActive ? 'Let go to import it' : 'Drop a lockfile or SBOM here'}</p>
      <p className={classes.formats}>
        {formats.map((format) => (
          <span key={format}>{format}, </span>
        ))}
        or an SBOM: CycloneDX as JSON or XML, SPDX as JSON; gzip is fine; 32 MB at the most
      </p>
      <Button variant="default" onClick={open}>
        Choose a file
      </Button>
      <p className={classes.refusal} role="alert">
        {refusal}
      </p>
    </div>
  );
}

/** A file copied in a file manager can be pasted anywhere on the page. */
function useFilePaste(take: (files: readonly File[]) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => take([...(event.clipboardData?.files ?? [])]);
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [take]);
}
