import { csharp } from './code/languages/csharp/csharp.ts';
import { go } from './code/languages/go/go.ts';
import { java } from './code/languages/java/java.ts';
import { javascript } from './code/languages/javascript/javascript.ts';
import { php } from './code/languages/php/php.ts';
import { python } from './code/languages/python/python.ts';
import { rust } from './code/languages/rust/rust.ts';
import { dialledInCode } from './connections/dialled-in-code.ts';
import { dialledSettings } from './connections/dialled-settings.ts';
import { sqlServer } from './connections/sql-server.ts';
import { sqlServerInCode } from './connections/sql-server-in-code.ts';
import { sqlServerInLiterals } from './connections/sql-server-in-literals.ts';
import { compose } from './manifests/compose.ts';
import { composeVariables } from './manifests/compose-variables.ts';
import { dockerfile } from './manifests/dockerfile.ts';
import { kubernetes } from './manifests/kubernetes.ts';
import type { Reader } from './reader.ts';
import { dotenv } from './settings/dotenv.ts';
import { appsettings } from './settings/dotnet/appsettings.ts';
import { launchSettings } from './settings/dotnet/launch-settings.ts';
import { webConfig } from './settings/dotnet/web-config.ts';
import { shell } from './shell/shell.ts';
import { systemFile } from './system/files.ts';
import { systemRegistry } from './system/registry-files.ts';
import { systemScript } from './system/scripts.ts';
import { systemYaml } from './system/yaml.ts';

/** Every reader, in the order in which they are tried. One line a format. */
export const readers: readonly Reader[] = [
  dockerfile,
  compose,
  composeVariables,
  sqlServer,
  ...sqlServerInCode,
  sqlServerInLiterals,
  kubernetes,
  javascript,
  python,
  go,
  java,
  csharp,
  php,
  launchSettings,
  appsettings,
  webConfig,
  shell,
  ...dialledInCode,
  dotenv,
  dialledSettings,
  rust,
  systemFile,
  systemScript,
  systemRegistry,
  systemYaml,
];
