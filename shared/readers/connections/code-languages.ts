import type { SourceText } from '../../text/index.ts';
import type { Idioms } from '../code/idioms.ts';
import { c, cpp } from '../code/languages/cpp/cpp.ts';
import { cppIdioms } from '../code/languages/cpp/idioms.ts';
import { cppParser } from '../code/languages/cpp/parse.ts';
import { csharp } from '../code/languages/csharp/csharp.ts';
import { csharpIdioms } from '../code/languages/csharp/idioms.ts';
import { csharpParser } from '../code/languages/csharp/parse.ts';
import { go } from '../code/languages/go/go.ts';
import { goIdioms } from '../code/languages/go/idioms.ts';
import { goParser } from '../code/languages/go/parse.ts';
import { javaIdioms } from '../code/languages/java/idioms.ts';
import { java } from '../code/languages/java/java.ts';
import { javaParser } from '../code/languages/java/parse.ts';
import { javascriptIdioms } from '../code/languages/javascript/idioms.ts';
import { javascript, scriptsInPages } from '../code/languages/javascript/javascript.ts';
import { parseJavaScript, parseScripts } from '../code/languages/javascript/parse.ts';
import { scriptsOf } from '../code/languages/javascript/script-blocks.ts';
import { kotlinIdioms } from '../code/languages/kotlin/idioms.ts';
import { kotlin } from '../code/languages/kotlin/kotlin.ts';
import { kotlinParser } from '../code/languages/kotlin/parse.ts';
import { phpIdioms } from '../code/languages/php/idioms.ts';
import { phpParser } from '../code/languages/php/parse.ts';
import { php } from '../code/languages/php/php.ts';
import { powershellIdioms } from '../code/languages/powershell/idioms.ts';
import { powershellParser } from '../code/languages/powershell/parse.ts';
import { powershell } from '../code/languages/powershell/powershell.ts';
import { pythonIdioms } from '../code/languages/python/idioms.ts';
import { pythonParser } from '../code/languages/python/parse.ts';
import { python } from '../code/languages/python/python.ts';
import { rubyIdioms } from '../code/languages/ruby/idioms.ts';
import { rubyParser } from '../code/languages/ruby/parse.ts';
import { ruby } from '../code/languages/ruby/ruby.ts';
import { rustIdioms } from '../code/languages/rust/idioms.ts';
import { rustParser } from '../code/languages/rust/parse.ts';
import { rust } from '../code/languages/rust/rust.ts';
import { scalaIdioms } from '../code/languages/scala/idioms.ts';
import { scalaParser } from '../code/languages/scala/parse.ts';
import { scala } from '../code/languages/scala/scala.ts';
import type { CodeFile } from '../code/model.ts';
import type { FileTrouble } from '../file-facts.ts';
import type { Reader } from '../reader.ts';

/** A language's reader, which claims the files and loads the parser, and its parse, which all readers of code share. */
export interface CodeLanguage {
  readonly reader: Reader;
  readonly idioms: Idioms;
  /** The part of a file's text that is code, with the offsets of the file; by default all of it. */
  readonly code?: (text: string) => string;
  readonly parse: (source: SourceText) => { readonly file?: CodeFile; readonly trouble?: FileTrouble };
}

/** The languages in whose syntax trees connections are sought: SQL Server's, and addresses that are dialled. */
export const codeLanguages: readonly CodeLanguage[] = [
  { reader: javascript, idioms: javascriptIdioms, parse: parseJavaScript },
  { reader: scriptsInPages, idioms: javascriptIdioms, parse: parseScripts, code: scriptsOf },
  { reader: python, idioms: pythonIdioms, parse: pythonParser.parse },
  { reader: go, idioms: goIdioms, parse: goParser.parse },
  { reader: csharp, idioms: csharpIdioms, parse: csharpParser.parse },
  { reader: powershell, idioms: powershellIdioms, parse: powershellParser.parse },
  { reader: java, idioms: javaIdioms, parse: javaParser.parse },
  { reader: kotlin, idioms: kotlinIdioms, parse: kotlinParser.parse },
  { reader: scala, idioms: scalaIdioms, parse: scalaParser.parse },
  { reader: php, idioms: phpIdioms, parse: phpParser.parse },
  { reader: ruby, idioms: rubyIdioms, parse: rubyParser.parse },
  { reader: rust, idioms: rustIdioms, parse: rustParser.parse },
  { reader: c, idioms: cppIdioms, parse: cppParser.parse },
  { reader: cpp, idioms: cppIdioms, parse: cppParser.parse },
];
