import { formatRange, type PortRange } from '../ports/index.ts';
import type { TextEdit } from '../text/index.ts';
import { allowInJson } from './allow-in-json.ts';
import { allowInYaml } from './allow-in-yaml.ts';

/**
 * The edits that add ports to `allow` in a configuration file's text (`''` for a new file). Everything
 * else stays as it is: comments, quotes, indentation, line ends. Undefined where the text is broken or
 * writes `allow` in a way that cannot be added to.
 */
export function allowEdit(path: string, text: string, ports: PortRange): TextEdit[] | undefined {
  const value = formatRange(ports);
  if (!path.toLowerCase().endsWith('.json')) return allowInYaml(text, value);
  return allowInJson(text, ports.first === ports.last ? value : JSON.stringify(value));
}
