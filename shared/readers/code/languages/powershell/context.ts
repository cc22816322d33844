import type { TextRange } from '../../../../text/index.ts';
import type { CodeFile, Expression, Scope } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';

/** A command of a script: its words as expressions, the program first. */
export interface ScriptCommand {
  readonly words: readonly Expression[];
  readonly scope: Scope;
  readonly range: TextRange;
}

/** A PowerShell file on its way to the neutral form. */
export interface PowerShellConversion extends Conversion {
  readonly commands: ScriptCommand[];
}

const commandsOfFile = new WeakMap<CodeFile, readonly ScriptCommand[]>();

/** Keeps the commands of a file beside its neutral form, which has no place for them. */
export function keepCommands(file: CodeFile, commands: readonly ScriptCommand[]): CodeFile {
  commandsOfFile.set(file, commands);
  return file;
}

/** The commands of a converted file, in order. */
export function scriptCommands(file: CodeFile): readonly ScriptCommand[] {
  return commandsOfFile.get(file) ?? [];
}
