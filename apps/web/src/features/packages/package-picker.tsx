import { TagsInput } from '@mantine/core';
import { useState } from 'react';
import { nameOfPurl, npmPurl } from './package-name.js';

const longestPurl = 500;

interface PackagePickerProps {
  label: string;
  /** Package purls. */
  chosen: readonly string[];
  choose: (purls: string[]) => void;
  /** As many as the API takes. */
  most: number;
  error?: string | undefined;
}

/** Takes packages by their npm names, or by purls where they are from elsewhere. */
export function PackagePicker({ label, chosen, choose, most, error }: PackagePickerProps) {
  const [wrong, setWrong] = useState<string>();
  const take = (texts: string[]) => {
    setWrong(texts.find((text) => purlOf(text) === null));
    choose(texts.map(purlOf).filter((purl) => purl !== null));
  };
  return (
    <TagsInput
      label={label}
      description="Names of npm packages, or purls such as pkg:npm/esbuild; press Enter after each"
      placeholder={chosen.length === 0 ? 'esbuild' : undefined}
      value={chosen.map(packageText)}
      onChange={take}
      error={wrong === undefined ? error : `“${wrong}” is not the name of a package`}
      maxTags={most}
      splitChars={[',', ' ']}
      acceptValueOnBlur
    />
  );
}

/** A package as it is typed and shown. */
export function packageText(purl: string): string {
  return purl.startsWith('pkg:npm/') ? nameOfPurl(purl) : purl;
}

function purlOf(text: string): string | null {
  if (!text.startsWith('pkg:')) return npmPurl(text);
  return /^pkg:[a-z.+-]+\/[^\s@?#]+$/.test(text) && text.length <= longestPurl ? text : null;
}
