import { nameOf } from './uris.ts';

/** How a format writes a comment that fills a line of its own. */
export interface CommentSyntax {
  readonly open: string;
  /** For block comments: what ends it. */
  readonly close?: string;
}

const HASH: CommentSyntax = { open: '# ' };
const SLASHES: CommentSyntax = { open: '// ' };
const SEMICOLON: CommentSyntax = { open: '; ' };
const MARKUP: CommentSyntax = { open: '<!-- ', close: ' -->' };

/** By extension, lower case. JSON has no comments: there the configuration's `overrides` serve. */
const BY_EXTENSION: Readonly<Record<string, CommentSyntax>> = {
  ...all(
    HASH,
    'yaml yml py pyi rb sh bash zsh ps1 psm1 psd1 env toml http rest tf tfvars hcl nomad conf cfg properties',
  ),
  ...all(
    HASH,
    'service socket container pod dockerfile containerfile tpl rake gemspec ru thor ksh fish nft rules',
  ),
  ...all(HASH, 'mk pl pyw cnf tofu sls v4 v6'),
  ...all(
    SLASHES,
    'js jsx mjs cjs ts tsx mts cts go java kt kts cs csx c h cc cpp cxx hh hpp hxx ino rs swift scala sc sbt groovy',
  ),
  ...all(SLASHES, 'php proto jsonc json5 dart gradle bicep'),
  ...all(SEMICOLON, 'ini reg'),
  ...all(MARKUP, 'xml config csproj vbproj fsproj user html htm svg props targets'),
  ...all({ open: 'rem ' }, 'bat cmd'),
  ...all({ open: '-- ' }, 'sql lua'),
};

/** Files without an ending, lower case, that have comments with `#`. */
const HASH_NAMES =
  /^(?:dockerfile|containerfile|makefile|justfile|procfile|caddyfile|corefile|gemfile|rakefile|guardfile|capfile|vagrantfile|sshd_config|user-data|iptables|nfs|\.?env\b|\.htaccess)/;

/** The endings of templates and samples: what stands before them tells. */
const TEMPLATE_ENDING = /(?<=\.[^.]+)\.(?:j2|jinja2?|erb|tmpl|tpl|template|in|dist|example|sample)$/;

/** By the editor's language id, for files whose names do not tell. */
const BY_LANGUAGE: Readonly<Record<string, CommentSyntax>> = {
  ...all(HASH, 'yaml dockercompose dockerfile python ruby shellscript powershell toml terraform properties'),
  ...all(HASH, 'dotenv makefile perl nginx helm opentofu hcl just apacheconf haproxy systemd-conf'),
  ...all(
    SLASHES,
    'javascript javascriptreact typescript typescriptreact go java kotlin csharp c cpp rust php',
  ),
  ...all(SLASHES, 'jsonc swift scala groovy'),
  ...all(SEMICOLON, 'ini'),
  ...all(MARKUP, 'xml html'),
  ...all({ open: 'rem ' }, 'bat'),
  ...all({ open: '-- ' }, 'lua sql'),
};

/**
 * The comment syntax of a file, at its top or where its code stands; undefined where it has none or none
 * is known.
 */
export function commentSyntaxOf(
  path: string,
  languageId: string | undefined,
  place: 'top' | 'code',
): CommentSyntax | undefined {
  const name = nameOf(path).toLowerCase().replace(TEMPLATE_ENDING, '');
  const known = languageId === undefined ? undefined : BY_LANGUAGE[languageId];
  if (known) return known;
  if (HASH_NAMES.test(name)) return HASH;
  // A component has comments of two kinds: around its blocks, and within its script.
  if (/\.(vue|svelte)$/.test(name)) return place === 'top' ? MARKUP : SLASHES;
  if (/^(devcontainer|\.devcontainer)\.json$/.test(name)) return SLASHES;
  return BY_EXTENSION[name.slice(name.lastIndexOf('.') + 1)];
}

function all(syntax: CommentSyntax, names: string): Record<string, CommentSyntax> {
  return Object.fromEntries(names.split(' ').map(name => [name, syntax]));
}
