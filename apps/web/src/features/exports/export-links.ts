import { type ExportFormat, exportPath } from '@red-tortoise/contracts';

interface ExportLink {
  label: string;
  /** What it is good for. */
  use: string;
  address: string;
}

const files: readonly { format: ExportFormat; of?: 'findings'; label: string; use: string }[] = [
  { format: 'cyclonedx', label: 'CycloneDX 1.6', use: 'SBOM with findings and decisions (VEX)' },
  { format: 'spdx', label: 'SPDX 2.3', use: 'SBOM for customers and licence tools' },
  { format: 'sarif', label: 'SARIF 2.1.0', use: 'Findings for code scanning' },
  { format: 'csv', label: 'Components as CSV', use: 'One line for each component, for spreadsheets' },
  { format: 'csv', of: 'findings', label: 'Findings as CSV', use: 'One line for each finding, for spreadsheets' },
];

/** Every file that can be made of a project, with its address. */
export function exportLinks(projectId: string): ExportLink[] {
  return files.map(({ format, of, label, use }) => ({
    label,
    use,
    address: `${addressOf(projectId, format)}${of ? `?of=${of}` : ''}`,
  }));
}

function addressOf(projectId: string, format: ExportFormat): string {
  return exportPath.replace(':id', encodeURIComponent(projectId)).replace(':format', format);
}
