export { findingsByOccurrence } from './findings-by-occurrence.ts';
export { formatReport, portText, REPORT_FORMATS, type ReportFormat } from './format-report.ts';
export { type PortReport, type PortRow, portReport } from './port-report.ts';
