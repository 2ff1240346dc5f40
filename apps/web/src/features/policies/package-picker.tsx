import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { nameOfPurl, npmPurl } from '../packages/package-name.js';
import { ChosenText } from './chosen-text.js';

const mostChosen = 500;
const longestPurl = 500;

interface PackagePickerProps {
  /** Package purls. */
  chosen: readonly string[];
  choose: (purls: string[]) => void;
  readOnly: boolean;
}

/** Takes packages by their npm names, or by purls where they are from elsewhere. */
export function PackagePicker({ chosen, choose, readOnly }: PackagePickerProps) {
  const [wrong, setWrong] = useState<string>();
  const take = (texts: string[]) => {
    setWrong(texts.find((text) => purlOf(text) === null));
    choose(texts.map(purlOf).filter((purl) => purl !== null));
  };
  if (readOnly) return <ChosenText chosen={chosen.map(textOf)} what="Packages that may have them" />;
  return (
    <TagsInput
      label="Packages that may have them"
      description="Names of npm packages, or purls such as pkg:npm/esbuild; press Enter after each"
      placeholder={chosen.length === 0 ? 'esbuild' : undefined}
      value={chosen.map(textOf)}
      onChange={take}
      error={wrong === undefined ? undefined : `“${wrong}” is not the name of a package`}
      maxTags={mostChosen}
      splitChars={[',', ' ']}
      acceptValueOnBlur
    />
  );
}

function textOf(purl: string): string {
  return purl.startsWith('pkg:npm/') ? nameOfPurl(purl) : purl;
}

function purlOf(text: string): string | null {
  if (!text.startsWith('pkg:')) return npmPurl(text);
  return /^pkg:[a-z.+-]+\/[^\s@?#]+$/.test(text) && text.length <= longestPurl ? text : null;
}
