import { type ConfigInput, checkConfig } from '../../shared/index.ts';
import { configSchema } from '../../shared/settings.ts';

/**
 * What is valid of settings that came from a client. Unlike in a configuration file, unknown keys are
 * silently left out (an editor keeps settings of its own in the same section), and so are empty texts.
 *
 * @returns the valid part, and for each mistake `key: what is wrong`
 */
export function validSettings(value: unknown): { input: ConfigInput; problems: string[] } {
  const section = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const ours = Object.keys(configSchema.shape)
    .filter(key => section[key] !== undefined && section[key] !== '')
    .map(key => [key, section[key]]);
  const { input, mistakes } = checkConfig(Object.fromEntries(ours));
  return { input, problems: mistakes.map(({ at, message }) => `${at.join('.')}: ${message}`) };
}
