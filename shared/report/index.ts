export { formatReport, portText, REPORT_FORMATS, type ReportFormat } from './format-report.ts';
export { type PortReport, type PortRow, portReport, type ReportInput } from './port-report.ts';
