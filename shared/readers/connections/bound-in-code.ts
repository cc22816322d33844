import type { PortOccurrence } from '../../ports/index.ts';
import { contains, type SourceText, type TextRange } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { boundArguments, mayHoldDebugArgument } from './bound-arguments.ts';
import { boundCalls, mayCallListen } from './bound-calls.ts';
import { boundConstants, mayHoldBoundConstant } from './bound-constants.ts';
import { boundDeclarations, mayDeclarePort } from './bound-declarations.ts';
import { boundKeys, mayHoldPortKeys } from './bound-keys.ts';
import { boundModules, mayBeSettingsModule } from './bound-modules.ts';
import { boundNames, mayNameListen } from './bound-names.ts';
import { boundOptions, mayDefineOption } from './bound-options.ts';
import { boundPairs, mayHoldBoundPair } from './bound-pairs.ts';
import type { BoundSetting } from './bound-setting.ts';
import { boundTypes, mayHoldServerSettings } from './bound-types.ts';
import { boundVariables, mayReadPortVariable } from './bound-variables.ts';
import { boundWildcards, mayHoldAnyPort, mayHoldWildcard } from './bound-wildcards.ts';
import { maySpawn, spawnedPorts } from './spawned-commands.ts';

/**
 * A linear content test: whether a program's code may hold settings of its own ports.
 *
 * @param language the id of the language's reader
 * @param path the file's, by which modules of settings are known
 */
export function mayHoldOwnSettings(text: string, language: string, path = ''): boolean {
  return (
    mayBeSettingsModule(text, path) ||
    mayHoldBoundConstant(text) ||
    mayReadPortVariable(text) ||
    mayDeclarePort(text, language) ||
    mayDefineOption(text) ||
    mayNameListen(text) ||
    mayHoldWildcard(text) ||
    mayHoldAnyPort(text) ||
    mayHoldBoundPair(text) ||
    maySpawn(text) ||
    mayHoldPortKeys(text) ||
    mayHoldServerSettings(text) ||
    mayCallListen(text) ||
    mayHoldDebugArgument(text)
  );
}

/**
 * The ports that a program's code holds as its settings, whatever file it is that uses them: fallbacks of
 * variables, defaults of options and of declared fields, constants.
 */
export function boundInCode(source: SourceText, evaluator: Evaluator): PortOccurrence[] {
  const { text } = source;
  const { file } = evaluator;
  const found = new Map<number, PortOccurrence>();
  const longTexts = file.strings
    .map(({ range }) => range)
    .filter(({ start, end }) => end - start > 62 && text.slice(start, end).includes('\n'));
  const add = (api: string, settings: readonly BoundSetting[]): void => {
    for (const { role, port, range, use, host } of settings) {
      if (port === 0 || found.has(range.start) || isQuoted(text, use.start, longTexts)) continue;
      if (file.tests?.some(test => contains(test, range))) continue;
      found.set(range.start, {
        port,
        protocol: 'tcp',
        role,
        resolution: WRITTEN.has(api) ? 'literal' : KEPT.has(api) ? 'constant' : 'default',
        namespace: role === 'listen' ? 'host' : 'none',
        ...(host && { host }),
        format: file.language,
        api,
        range,
        use,
        slot: { range, before: '', after: '' },
      });
    }
  };
  if (mayHoldBoundConstant(text))
    for (const constant of boundConstants(evaluator)) found.set(constant.range.start, constant);
  add('settings.variable', boundVariables(text));
  if (mayDeclarePort(text, file.language))
    add('settings.declaration', boundDeclarations(text, file.language));
  if (mayDefineOption(text)) add('settings.option', boundOptions(evaluator));
  if (mayHoldPortKeys(text)) add('settings.key', boundKeys(evaluator));
  add('settings.name', boundNames(text));
  if (mayBeSettingsModule(text, source.path)) add('settings.module', boundModules(evaluator));
  if (mayHoldServerSettings(text)) add('settings.type', boundTypes(evaluator));
  if (mayHoldWildcard(text)) add('settings.address', boundWildcards(text, evaluator));
  if (mayHoldBoundPair(text)) add('settings.pair', boundPairs(evaluator));
  if (mayCallListen(text)) add('settings.call', boundCalls(evaluator));
  if (mayHoldDebugArgument(text)) add('settings.argument', boundArguments(evaluator));
  for (const each of boundInTests(source, evaluator))
    if (!found.has(each.range.start)) found.set(each.range.start, each);
  return [...found.values()];
}

/** Whether a program asks what port it was given. */
const READS_BACK = /\bAddr\(\)|getsockname|local_?addr|[aA]ddress\(\)|LocalEndpoint|\.port\b/;

/** Whether a test's code may hold ports beyond its calls of servers. */
export function mayBindInTest(text: string): boolean {
  return mayHoldAnyPort(text) || maySpawn(text);
}

/** What is bound in tests, too: addresses with any port among settings, and what commands listen on. */
export function boundInTests(source: SourceText, evaluator: Evaluator): PortOccurrence[] {
  return [
    ...boundToAnyPort(source, evaluator),
    ...(maySpawn(source.text) ? spawnedPorts(source, evaluator) : []),
  ];
}

/** The addresses among a program's settings for which the OS is asked for a port. */
function boundToAnyPort({ text }: SourceText, evaluator: Evaluator): PortOccurrence[] {
  if (!mayHoldAnyPort(text)) return [];
  return boundWildcards(text, evaluator, true).map(({ range, use, host }) => ({
    port: 0,
    protocol: 'tcp',
    role: 'listen',
    resolution: 'dynamic',
    namespace: 'host',
    ...(host && { host }),
    format: evaluator.file.language,
    api: 'settings.address',
    range,
    use,
    ...(READS_BACK.test(text) && { readBack: true }),
    // No slot: with another port it might as well be a peer's.
  }));
}

/** Those whose value nothing from outside replaces. */
const KEPT = new Set([
  'settings.name',
  'settings.type',
  'settings.module',
  'settings.address',
  'settings.pair',
]);

/** Those that are what the program does, rather than a setting. */
const WRITTEN = new Set(['settings.call', 'settings.argument']);

/** What begins a comment before a place on its line. */
const COMMENT = /^\s{0,200}(?:\/\/|\*(?!\w)|\/\*|#(?!\[)|--|;)|(?:^|[\s;})])\/\/\s/;

/** Whether a place stands in a comment, or within one of the longer texts (an example in them is no setting). */
function isQuoted(text: string, at: number, texts: readonly TextRange[]): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 2000), at);
  return COMMENT.test(line) || texts.some(({ start, end }) => start < at - 2 && end > at + 60);
}
