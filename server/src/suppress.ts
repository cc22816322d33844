import type { FileFacts, Finding, TextEdit } from '../../shared/index.ts';
import { commentSyntaxOf } from './comment-syntax.ts';

/** A file's text as suppressing sees it. */
export interface SuppressTarget {
  readonly path: string;
  readonly text: string;
  readonly languageId?: string | undefined;
  readonly facts: FileFacts;
}

/**
 * The edit that silences a finding's rule on its line, by a comment on a line of its own above it; a
 * comment that is there already takes the rule in. Undefined where the file can hold no comment there.
 */
export function suppressOnLine(finding: Finding, target: SuppressTarget): TextEdit | undefined {
  const syntax = commentSyntaxOf(target.path, target.languageId, 'code');
  if (!syntax) return undefined;
  const { text, facts } = target;
  const start = lineStart(text, finding.range.start);
  const existing = facts.suppressions.find(
    ({ kind, range, rules }) =>
      kind === 'next-line' && rules.length > 0 && nextLine(text, range.end) === start && range.end < start,
  );
  if (existing) {
    const end = existing.rules.at(-1)!.range.end;
    return { range: { start: end, end }, newText: `, ${finding.ruleId}` };
  }
  const rest = text.slice(start, nextLine(text, start));
  const indent = /^[ \t]*/.exec(rest)![0];
  // Within a tag that runs over several lines there is no place for a comment.
  if (syntax.close && !rest.startsWith('<', indent.length)) return undefined;
  // A line that the one above continues into cannot be parted from it.
  if (/\\\r?\n?$/.test(text.slice(lineStart(text, start - 1), start))) return undefined;
  const comment = `${indent}${syntax.open}portlint-disable-next-line ${finding.ruleId}${syntax.close ?? ''}`;
  return { range: { start, end: start }, newText: comment + lineEnd(text) };
}

/**
 * The edit that silences a finding's rule in the whole file, by a comment at its top, below what must
 * come first. Undefined where the file can hold no comment.
 */
export function suppressInFile(finding: Finding, target: SuppressTarget): TextEdit | undefined {
  const syntax = commentSyntaxOf(target.path, target.languageId, 'top');
  if (!syntax) return undefined;
  const { text, facts } = target;
  const existing = facts.suppressions.find(({ kind, rules }) => kind === 'file' && rules.length > 0);
  if (existing) {
    const end = existing.rules.at(-1)!.range.end;
    return { range: { start: end, end }, newText: `, ${finding.ruleId}` };
  }
  const start = preambleEnd(text);
  const newline = lineEnd(text);
  const comment = `${syntax.open}portlint-disable-file ${finding.ruleId}${syntax.close ?? ''}${newline}`;
  // A text of a single line without an end may be nothing but preamble.
  const before = start > 0 && !/[\r\n]$/.test(text.slice(0, start)) ? newline : '';
  return { range: { start, end: start }, newText: before + comment };
}

/**
 * Where the first line begins that may be a comment of ours: after a `#!` line, Python's coding line,
 * Dockerfile's parser directives, an XML declaration, `<?php` and the like.
 */
function preambleEnd(text: string): number {
  let end = 0;
  for (;;) {
    const next = nextLine(text, end);
    const line = text.slice(end, next);
    const first =
      (end === 0 && /^(#!|Windows Registry Editor|REGEDIT4)/.test(line)) ||
      /^(# *(syntax|escape|check) *=|#.*\bcoding[:=]|<\?xml\b|<\?php\b|<\?\s|%YAML\b|@echo off\b)/i.test(
        line,
      ) ||
      /^# *yaml-language-server:/.test(line);
    if (!first || next === end) return end;
    end = next;
  }
}

function lineStart(text: string, offset: number): number {
  let start = Math.max(offset, 0);
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

/** The start of the line after the one that holds `offset`; the text's end after the last. */
function nextLine(text: string, offset: number): number {
  for (let i = offset; i < text.length; i++) {
    if (text[i] === '\n') return i + 1;
    if (text[i] === '\r') return text[i + 1] === '\n' ? i + 2 : i + 1;
  }
  return text.length;
}

function lineEnd(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
