import type { ListenApi } from '../listen-api.ts';
import { cppApis } from './cpp/apis.ts';
import { csharpApis } from './csharp/apis/apis.ts';
import { goApis } from './go/apis.ts';
import { javaApis } from './java/apis/apis.ts';
import { javascriptApis } from './javascript/apis/apis.ts';
import { kotlinApis } from './kotlin/apis.ts';
import { luaApis } from './lua/apis.ts';
import { phpApis } from './php/apis.ts';
import { powershellApis } from './powershell/apis.ts';
import { pythonApis } from './python/apis.ts';
import { rubyApis } from './ruby/apis.ts';
import { rustApis } from './rust/apis.ts';
import { scalaApis } from './scala/apis.ts';

/** The table of every language, by the id of its reader: what documentation and tests go through. */
export const languageTables: Readonly<Record<string, readonly ListenApi[]>> = {
  c: cppApis,
  cpp: cppApis,
  csharp: csharpApis,
  go: goApis,
  java: javaApis,
  javascript: javascriptApis,
  kotlin: kotlinApis,
  lua: luaApis,
  php: phpApis,
  powershell: powershellApis,
  python: pythonApis,
  ruby: rubyApis,
  rust: rustApis,
  scala: scalaApis,
};
