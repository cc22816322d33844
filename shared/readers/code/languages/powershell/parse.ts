import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { visitChildren } from '../../tree-sitter/conversion.ts';
import { languageParser } from '../../tree-sitter/source-parser.ts';
import { keepCommands, type PowerShellConversion } from './context.ts';
import { readExpression } from './expressions.ts';
import { readStatement } from './statements.ts';

/** PowerShell by tree-sitter. */
export const powershellParser = languageParser({
  id: 'powershell',
  grammar: 'tree-sitter-powershell.wasm',
  leaves: new Set([
    'verbatim_string_characters',
    'verbatim_here_string_characters',
    'type_literal',
    'variable',
  ]),
  // `$a ?? $b` is read as a sum, whose operator the conversion looks up in the text; `run -- app` has a word there.
  mask: text => text.replace(/(?<=\s)\?\?(?=\s)/g, '+ ').replace(/(?<=[ \t])--(?=[ \t])/g, '__'),
  convert: (root, source, path) => {
    const file = new CodeFileBuilder({ start: root.start, end: root.end });
    const conversion: PowerShellConversion = {
      source,
      file,
      commands: [],
      expression: node =>
        file.nested(() => readExpression(conversion, node)) ?? {
          kind: 'unknown',
          range: { start: node.start, end: node.end },
        },
      visit: node => void file.nested(() => readStatement(conversion, node)),
    };
    visitChildren(conversion, root);
    return keepCommands(file.finish('powershell', path), conversion.commands);
  },
});
