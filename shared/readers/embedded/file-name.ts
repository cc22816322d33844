/** A name that says what a file is. */
const FILE_NAME = /^[\w@%+.-]{0,100}\.[A-Za-z][\w.-]{0,30}$|^(?:Caddyfile|Dockerfile|Procfile|Corefile)$/;

const NGINX = /^[ \t]*(?:server|http|upstream[ \t]{1,9}[\w.-]{1,80})[ \t]*\{/m;
const HAPROXY = /^[ \t]*(?:frontend|backend|listen)[ \t]{1,9}[\w.-]{1,80}[ \t]*\r?$/m;
const SETTINGS_KEY = /(?:^|[-_])(?:config|configuration|settings|values)$/i;

/** Whether a name alone says what a file is. */
export function saysWhatItIs(name: string): boolean {
  return FILE_NAME.test(name);
}

/**
 * How the file is called that a ConfigMap has under `key`; undefined where nothing says what it is. A key without
 * an ending (`config`, `nginx-conf`) is called by what the text looks like.
 */
export function fileNameOf(key: string, text: string): string | undefined {
  if (FILE_NAME.test(key)) return key;
  if (key.includes('.') || !text.includes('\n')) return undefined;
  if (/^\s{0,99}\{\s{0,99}"/.test(text)) return `${key}.json`;
  if (NGINX.test(text) && /^[ \t]*(?:listen|server)[ \t]/m.test(text)) return 'nginx.conf';
  if (HAPROXY.test(text) && /^[ \t]*(?:bind|server)[ \t]/m.test(text)) return 'haproxy.cfg';
  if (/^#!.{0,40}sh\b/.test(text)) return `${key}.sh`;
  if (
    SETTINGS_KEY.test(key) &&
    /^(?:\s{0,99}#[^\n]{0,400}\n){0,40}[ \t]{0,20}[\w-]{1,80}:(?:\s|$)/.test(text)
  )
    return `${key}.yaml`;
  return undefined;
}
