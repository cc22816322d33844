import { maskTemplates } from '../yaml/mask-templates.ts';

/** The name of Docker's program in a variable, before what only it takes. */
const DOCKER =
  /\{\{[^{}\n]{0,200}(?:docker|podman)[ \t]{0,9}\}\}(?=[ \t]{1,9}(?:run|create|container)[ \t\\])/g;
const CONTROL = /(?<=\\\r?\n)[ \t]{0,200}\{%[^\n]{0,500}%\}[ \t]{0,50}(?=\r?\n)/g;

/**
 * The text of a unit that a template makes, as long as before: what a template puts in is unknown, its conditions are
 * left out, and a command goes on behind them (`-p {{ port }}:8080 \\`).
 */
export function withoutTemplates(text: string): string {
  if (!/\{\{|\{%/.test(text)) return text;
  return maskTemplates(
    text
      .replace(DOCKER, name => 'docker'.padStart(name.length))
      .replace(CONTROL, line => `${' '.repeat(line.length - 1)}\\`),
  );
}
