import type { PortOccurrence } from '../../ports/index.ts';
import { contains, type SourceText } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { boundConstants, mayHoldBoundConstant } from './bound-constants.ts';
import { boundDeclarations, mayDeclarePort } from './bound-declarations.ts';
import { boundKeys, mayHoldPortKeys } from './bound-keys.ts';
import { boundNames, mayNameListen } from './bound-names.ts';
import { boundOptions, mayDefineOption } from './bound-options.ts';
import type { BoundSetting } from './bound-setting.ts';
import { boundTypes, mayHoldServerSettings } from './bound-types.ts';
import { boundVariables, mayReadPortVariable } from './bound-variables.ts';

/**
 * A linear content test: whether a program's code may hold settings of its own ports.
 *
 * @param language the id of the language's reader
 */
export function mayHoldOwnSettings(text: string, language: string): boolean {
  return (
    mayHoldBoundConstant(text) ||
    mayReadPortVariable(text) ||
    mayDeclarePort(text, language) ||
    mayDefineOption(text) ||
    mayNameListen(text) ||
    mayHoldPortKeys(text) ||
    mayHoldServerSettings(text)
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
  const add = (api: string, settings: readonly BoundSetting[]): void => {
    for (const { role, port, range, use, host } of settings) {
      if (port === 0 || found.has(range.start) || isQuoted(text, use.start, evaluator)) continue;
      if (file.tests?.some(test => contains(test, range))) continue;
      found.set(range.start, {
        port,
        protocol: 'tcp',
        role,
        resolution: api === 'settings.name' || api === 'settings.type' ? 'constant' : 'default',
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
  if (mayReadPortVariable(text)) add('settings.variable', boundVariables(text));
  if (mayDeclarePort(text, file.language))
    add('settings.declaration', boundDeclarations(text, file.language));
  if (mayDefineOption(text)) add('settings.option', boundOptions(evaluator));
  if (mayHoldPortKeys(text)) add('settings.key', boundKeys(evaluator));
  if (mayNameListen(text)) add('settings.name', boundNames(text));
  if (mayHoldServerSettings(text)) add('settings.type', boundTypes(evaluator));
  return [...found.values()];
}

/** What begins a comment before a place on its line. */
const COMMENT = /^\s{0,200}(?:\/\/|\*|\/\*|#(?!\[)|--|;)|(?:^|[\s;})])\/\/\s/;

/** Whether a place stands in a comment or within a longer text, as an example does. */
function isQuoted(text: string, at: number, { file }: Evaluator): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  if (line.length < 2000 && COMMENT.test(line)) return true;
  return file.strings.some(
    ({ range }) =>
      range.start < at - 2 && range.end > at + 60 && text.slice(range.start, range.end).includes('\n'),
  );
}
