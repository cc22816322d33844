import { c, cpp } from './code/languages/cpp/cpp.ts';
import { csharp } from './code/languages/csharp/csharp.ts';
import { go } from './code/languages/go/go.ts';
import { java } from './code/languages/java/java.ts';
import { javascript, scriptsInPages } from './code/languages/javascript/javascript.ts';
import { kotlin } from './code/languages/kotlin/kotlin.ts';
import { lua } from './code/languages/lua/lua.ts';
import { php } from './code/languages/php/php.ts';
import { powershell } from './code/languages/powershell/powershell.ts';
import { python } from './code/languages/python/python.ts';
import { ruby } from './code/languages/ruby/ruby.ts';
import { rust } from './code/languages/rust/rust.ts';
import { scala } from './code/languages/scala/scala.ts';
import { batch } from './command-files/batch.ts';
import { ci } from './command-files/ci.ts';
import { devcontainer } from './command-files/devcontainer.ts';
import { flyToml } from './command-files/fly-toml.ts';
import { httpRequests } from './command-files/http-requests.ts';
import { justfile } from './command-files/justfile.ts';
import { launchJson } from './command-files/launch-json.ts';
import { makefile } from './command-files/makefile.ts';
import { packageJson } from './command-files/package-json.ts';
import { procfile } from './command-files/procfile.ts';
import { supervisor } from './command-files/supervisor.ts';
import { systemd } from './command-files/systemd.ts';
import { tomlTasks } from './command-files/toml-tasks.ts';
import { vagrantfile } from './command-files/vagrantfile.ts';
import { dialledInCode } from './connections/dialled-in-code.ts';
import { dialledSettings } from './connections/dialled-settings.ts';
import { sqlServer } from './connections/sql-server.ts';
import { sqlServerInCode } from './connections/sql-server-in-code.ts';
import { sqlServerInDatabaseYml } from './connections/sql-server-in-database-yml.ts';
import { sqlServerInLiterals } from './connections/sql-server-in-literals.ts';
import { sqlServerInOdbcIni } from './connections/sql-server-in-odbc-ini.ts';
import { sqlServerInScripts } from './connections/sql-server-in-scripts.ts';
import { alloy } from './infrastructure/alloy.ts';
import { bicep } from './infrastructure/bicep.ts';
import { cloudFormation } from './infrastructure/cloudformation.ts';
import { consul, nomad } from './infrastructure/hashicorp.ts';
import { terraform } from './infrastructure/terraform.ts';
import { ansible } from './manifests/ansible.ts';
import { ansibleInventory } from './manifests/ansible-inventory.ts';
import { compose } from './manifests/compose.ts';
import { composeCommands } from './manifests/compose-commands.ts';
import { composeVariables } from './manifests/compose-variables.ts';
import { dockerfile } from './manifests/dockerfile.ts';
import { helmValues } from './manifests/helm-values.ts';
import { imageBuilds } from './manifests/image-builds.ts';
import { kubernetes } from './manifests/kubernetes.ts';
import { kustomization } from './manifests/kustomization.ts';
import { kustomizePatch } from './manifests/kustomize-patch.ts';
import type { Reader } from './reader.ts';
import { apache } from './servers/apache.ts';
import { caddyfile } from './servers/caddy/caddyfile.ts';
import { corefile } from './servers/corefile.ts';
import { daemons } from './servers/daemons.ts';
import { haproxy } from './servers/haproxy.ts';
import { logPipelines } from './servers/log-pipelines/log-pipelines.ts';
import { nginx } from './servers/nginx/nginx.ts';
import { treeServers } from './servers/tree-servers.ts';
import { dotenv } from './settings/dotenv.ts';
import { appsettings } from './settings/dotnet/appsettings.ts';
import { launchSettings } from './settings/dotnet/launch-settings.ts';
import { webConfig } from './settings/dotnet/web-config.ts';
import { maven } from './settings/maven.ts';
import { spring } from './settings/spring.ts';
import { shell } from './shell/shell.ts';
import { systemFile } from './system/files.ts';
import { systemRegistry } from './system/registry-files.ts';
import { rootless } from './system/rootless.ts';
import { systemScript } from './system/scripts.ts';
import { systemYaml } from './system/yaml.ts';

/** Every reader, in the order in which they are tried. One line a format. */
export const readers: readonly Reader[] = [
  dockerfile,
  compose,
  composeVariables,
  composeCommands,
  sqlServer,
  ...sqlServerInCode,
  sqlServerInLiterals,
  sqlServerInScripts,
  sqlServerInOdbcIni,
  sqlServerInDatabaseYml,
  kubernetes,
  kustomization,
  imageBuilds,
  kustomizePatch,
  ansible,
  ansibleInventory,
  helmValues,
  javascript,
  scriptsInPages,
  python,
  go,
  java,
  kotlin,
  scala,
  spring,
  maven,
  csharp,
  powershell,
  lua,
  php,
  ruby,
  launchSettings,
  appsettings,
  webConfig,
  shell,
  batch,
  ci,
  devcontainer,
  flyToml,
  httpRequests,
  justfile,
  launchJson,
  makefile,
  packageJson,
  procfile,
  supervisor,
  tomlTasks,
  systemd,
  ...dialledInCode,
  dotenv,
  dialledSettings,
  rust,
  c,
  cpp,
  nginx,
  apache,
  caddyfile,
  corefile,
  haproxy,
  daemons,
  logPipelines,
  treeServers,
  terraform,
  cloudFormation,
  alloy,
  bicep,
  nomad,
  consul,
  systemFile,
  systemScript,
  systemRegistry,
  systemYaml,
  rootless,
  vagrantfile,
];
