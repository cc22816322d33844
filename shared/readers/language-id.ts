/** The language ids that readers know, as VS Code has them. */
const KNOWN = new Set(
  `bat c caddyfile cloudformation cpp csharp dockercompose dockerfile dotenv fsharp go groovy html astro bicep ini
   java javascript javascriptreact json jsonc just kotlin kotlinscript lua makefile php powershell procfile
   properties python r ruby rust scala shellscript svelte systemd-conf terraform toml typescript
   typescriptreact vb vue xml yaml`.split(/\s+/),
);

/** What other editors call them. */
const ALIASES: Readonly<Record<string, string>> = {
  bash: 'shellscript',
  sh: 'shellscript',
  zsh: 'shellscript',
  ksh: 'shellscript',
  cs: 'csharp',
  dosbatch: 'bat',
  'javascript.jsx': 'javascriptreact',
  jsx: 'javascriptreact',
  make: 'makefile',
  ps1: 'powershell',
  tsx: 'typescriptreact',
  'typescript.tsx': 'typescriptreact',
  'yaml.docker-compose': 'dockercompose',
};

/**
 * The language that an editor says a document has, as readers know it. Undefined where they know none of
 * that name (`plaintext` for Kotlin where no extension teaches it, `helm`, `ansible`): then the file's name
 * tells, as it does on disk.
 */
export function knownLanguage(languageId: string): string | undefined {
  const id = Object.hasOwn(ALIASES, languageId) ? ALIASES[languageId]! : languageId;
  return KNOWN.has(id) ? id : undefined;
}
