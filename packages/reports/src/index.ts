export { componentsCsv } from './csv/components-csv.js';
export { findingsCsv } from './csv/findings-csv.js';
export { cycloneDxText } from './cyclonedx/cyclonedx-text.js';
export type { ProjectReport, ReportedComponent, ReportedFinding } from './project-report.js';
export { type SarifFinding, sarifText } from './sarif/sarif-text.js';
export { spdxText } from './spdx/spdx-text.js';
export { inAddress } from './writing/in-address.js';
