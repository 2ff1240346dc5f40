import { fileURLToPath } from 'node:url';
import { AdvisoryCompiler, starterAdvisories } from '@red-tortoise/advisories';
import type { Manifest } from '@red-tortoise/manifests';
import { readAdvisories } from '../advisories/read-advisories.js';
import { exitCodes } from '../exit-codes.js';
import { explainError } from '../input/explain-error.js';
import { NothingToJudge } from '../input/nothing-to-judge.js';
import { printable } from '../input/printable.js';
import { readManifest } from '../input/read-manifest.js';
import { findFindings } from './find-findings.js';
import type { ScanReport } from './finding.js';
import { formatDoubts } from './format-doubts.js';
import { formatScanJson } from './format-scan-json.js';
import { formatScanTable } from './format-scan-table.js';
import { formatScanTsv } from './format-scan-tsv.js';
import { reachesThreshold } from './reaches-threshold.js';
import type { ScanFormat } from './scan-formats.js';
import type { Threshold } from './thresholds.js';

const formatters: Record<ScanFormat, (report: ScanReport) => string | Promise<string>> = {
  table: formatScanTable,
  json: formatScanJson,
  tsv: formatScanTsv,
  // What no other format has to load.
  sarif: async (report) => (await import('./format-scan-sarif.js')).formatScanSarif(report),
};

export interface ScanOptions {
  /** Files and folders with OSV records; none: the ones that come with the program, which it says. */
  advisories: string[];
  format: ScanFormat;
  failOn: Threshold;
}

/** Prints the findings to standard output and every doubt to standard error. Returns the exit code. */
export async function scanFile(file: string, { advisories, format, failOn }: ScanOptions): Promise<number> {
  let place = file;
  try {
    const manifest = await readManifest(file);
    refuseRangesOnly(manifest);
    place = '--advisories';
    const compiler = new AdvisoryCompiler({ only: manifest.components });
    const isStarter = advisories.length === 0;
    const broken = await readAdvisories(isStarter ? [fileURLToPath(starterAdvisories)] : advisories, compiler);
    const index = compiler.finish();
    const report: ScanReport = {
      file,
      manifest,
      advisories: index.advisories,
      brokenAdvisories: broken.count,
      ...findFindings(index, manifest),
    };
    const isAbove = report.findings.some((finding) => reachesThreshold(finding, failOn));
    const exitCode = isAbove ? exitCodes.findings : exitCodes.fine;
    process.exitCode = exitCode; // also when the reader of the output leaves early
    process.stdout.write(await formatters[format](report));
    process.stderr.write(formatDoubts(report, broken));
    if (isStarter) process.stderr.write(starterWarning(report.advisories));
    return exitCode;
  } catch (error) {
    const reason = error instanceof NothingToJudge ? error.message : await explainError(error);
    process.stderr.write(`tortoise: ${printable(place)}: ${printable(reason)}\n`);
    return exitCodes.notJudged;
  }
}

function starterWarning(advisories: number): string {
  return (
    `Compared with the ${advisories} well-known advisories that come with tortoise, and with no others.\n` +
    'For a whole judgement name OSV records: --advisories PATH.\n'
  );
}

/** A package.json that asks for ranges says nothing about what is installed. */
function refuseRangesOnly({ format, components, notAssessed }: Manifest): void {
  if (format !== 'package-json' || components.length > 0) return;
  if (!notAssessed.some(({ reason }) => reason === 'range-only')) return;
  throw new NothingToJudge('It names ranges, not versions. Scan the lockfile beside it.');
}
