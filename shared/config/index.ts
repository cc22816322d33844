export { checkConfig } from './check-config.ts';
export { CONFIG_NAMES, type ConfigFile, type ConfigLayer } from './config-file.ts';
export { configTemplate } from './config-template.ts';
export { type FileFilter, fileFilter } from './file-filter.ts';
export { parseConfig } from './parse-config.ts';
export { resolveSettings } from './resolve-settings.ts';
