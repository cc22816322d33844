// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles and templates have such placeholders.
import { describe, expect, it } from 'vitest';
import { dockerfile } from '../../../shared/readers/manifests/dockerfile.ts';
import { applyEdits, SourceText } from '../../../shared/text/index.ts';

const read = (text: string) => dockerfile.read(new SourceText('Dockerfile', text));

/** The port and the text of each occurrence's range. */
const ports = (text: string) =>
  read(text).occurrences!.map(o => [o.port, text.slice(o.range.start, o.range.end)] as const);

describe('dockerfile', () => {
  it('reads CRLF files, continued lines included', () => {
    const text =
      'FROM alpine\r\nEXPOSE 80 \\\r\n  # note\r\n  443\r\nENV P=90\r\nRUN <<E\r\nEXPOSE 1\r\nE\r\nEXPOSE $P\r\n';
    expect(ports(text)).toEqual([
      [80, '80'],
      [443, '443'],
      [90, '90'],
    ]);
  });

  it('reads past a byte order mark', () => {
    expect(ports('\uFEFF# escape=`\nFROM a\nEXPOSE 80 `\n 81')).toEqual([
      [80, '80'],
      [81, '81'],
    ]);
  });

  it('reads files without FROM, and gives their ports no owner', () => {
    const result = read('EXPOSE 80\nUSER app\n');
    expect(result.occurrences).toMatchObject([{ port: 80 }]);
    expect(result.occurrences![0]).not.toHaveProperty('owner');
    expect(result.environment).toEqual([]);
  });

  it.each([
    ['FROM node:20', 'node:20'],
    ['FROM --platform=$P node:20 AS web', 'web'],
    ['FROM registry:5000/node:20@sha256:0123', 'registry:5000/node:20'],
    ['FROM {{ .From }}', '{{ .From }}'],
    ['FROM {{ .From }} AS web', 'web'],
    ['FROM $IMAGE', '$IMAGE'],
  ])('names the owner after %j', (from, owner) => {
    expect(read(`${from}\nEXPOSE 80\n`).occurrences).toMatchObject([{ owner }]);
  });

  it('keeps the owners of stages apart that have the same image', () => {
    const owners = read('FROM a\nEXPOSE 1\nFROM a\nEXPOSE 2\n').occurrences!.map(o => o.owner);
    expect(new Set(owners).size).toBe(2);
  });

  it.each([
    ['FROM a\nEXPOSE 80/tcp\n', 'FROM a\nEXPOSE 8081/tcp\n'],
    ['FROM a\nARG P="80"\nEXPOSE $P\n', 'FROM a\nARG P="8081"\nEXPOSE $P\n'],
    ['FROM a\nEXPOSE ${P:-80}\n', 'FROM a\nEXPOSE ${P:-8081}\n'],
    ['FROM a\nENV PORT 80\n', 'FROM a\nENV PORT 8081\n'],
  ])('lets another port be written into %j', (text, changed) => {
    const { slot } = read(text).occurrences![0]!;
    const edit = { range: slot!.range, newText: `${slot!.before}8081${slot!.after}` };
    expect(applyEdits(text, [edit])).toBe(changed);
  });

  it.each([
    'FROM a\nENV A=80 B=90\nEXPOSE $A$B\n',
    'FROM a\nEXPOSE 8"0"80\n',
    'FROM a\nEXPOSE 80\\\n80\n',
    'FROM a\nEXPOSE $P\n',
  ])('has no slot where no stretch of the text is the number: %j', text => {
    expect(read(text).occurrences![0]).not.toHaveProperty('slot');
  });

  it('takes time linear in hostile texts', () => {
    const texts = [
      `FROM a\n${'ENV A=$A$A\n'.repeat(20_000)}EXPOSE $A`,
      `FROM a\nENV A=80\n${'ENV A=$A$A\n'.repeat(20_000)}EXPOSE $A`,
      `FROM a\nEXPOSE ${'${A:-'.repeat(50_000)}`,
      `FROM a\n${'RUN <<A\n'.repeat(50_000)}`,
      Array.from({ length: 20_000 }, (_, i) => `RUN <<E${i}`).join('\n'),
      `FROM a\nENV A=${'"'.repeat(500_000)}`,
      `EXPOSE ${'1-'.repeat(300_000)}`,
      `EXPOSE 80${' \\\n#'.repeat(200_000)}`,
      `ENV A=1\nEXPOSE $A\n`.repeat(30_000),
    ];
    for (const text of texts) {
      const start = performance.now();
      read(text);
      expect(performance.now() - start, text.slice(0, 30)).toBeLessThan(4000);
    }
  });

  it('is asked only for texts that hold EXPOSE or ENV', () => {
    expect(dockerfile.prefilter('FROM a\nRUN x\n')).toBe(false);
    expect(dockerfile.prefilter('FROM a\n\tExpose 80\n')).toBe(true);
    expect(dockerfile.prefilter('FROM a\nONBUILD  EXPOSE 80\n')).toBe(true);
  });
});
