// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Compose's interpolation is under test
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PortOccurrence } from '../../../shared/ports/index.ts';
import { compose } from '../../../shared/readers/manifests/compose.ts';
import { applyEdits, SourceText } from '../../../shared/text/index.ts';
import { parseFixture } from '../../support/marks.ts';

/** The text of a Compose file after `port` was written into the slot of `occurrence`. */
function filled(text: string, { slot }: PortOccurrence, port: string): string {
  const edit = { range: slot!.range, newText: slot!.before + port + slot!.after };
  return applyEdits(text, [edit, ...(slot!.further ?? [])]);
}

const read = (name: string, text: string) => compose.read(new SourceText(name, text));

describe('a host port written into a dynamic entry', () => {
  const entry = (item: string) => `services:\n  a:\n    image: x\n    ports:\n      - ${item}\n`;
  it.each([
    ['"80"', '"8080:80"'],
    ["'80/udp'", "'8080:80/udp'"],
    ['80', '"8080:80"'],
    ['80/udp', '"8080:80/udp"'],
    ['":80"', '"8080:80"'],
    [':80', '"8080:80"'],
    ['"127.0.0.1::80"', '"127.0.0.1:8080:80"'],
    ['127.0.0.1::80', '"127.0.0.1:8080:80"'],
    ['"0:80"', '"8080:80"'],
    ['0:22', '"8080:22"'],
    ['"[::1]::80"', '"[::1]:8080:80"'],
    ['${WEB_PORT}', '"8080:${WEB_PORT}"'],
    ['"${P:-80}"', '"8080:${P:-80}"'],
    ['{target: 80}', '{published: "8080", target: 80}'],
    ['target: 80', 'published: "8080"\n        target: 80'],
    [
      'name: web\n        target: 80 # http',
      'name: web\n        published: "8080"\n        target: 80 # http',
    ],
    ['target: 80\n        published: 0', 'target: 80\n        published: 8080'],
  ])('%j', (item, expected) => {
    const text = entry(item);
    const dynamic = read('compose.yaml', text).occurrences!.find(o => o.resolution === 'dynamic')!;
    expect(filled(text, dynamic, '8080')).toBe(entry(expected));
  });

  it('keeps the line ends of the file', () => {
    const text = entry('target: 80').replaceAll('\n', '\r\n');
    const dynamic = read('compose.yaml', text).occurrences!.find(o => o.resolution === 'dynamic')!;
    expect(filled(text, dynamic, '8080')).toBe(
      entry('published: "8080"\n        target: 80').replaceAll('\n', '\r\n'),
    );
  });

  it('has no slot where one port would not do', () => {
    for (const item of ['"3000-3005"', 'target: 3000-3005', '"${A:-3000}-3005"'])
      for (const o of read('compose.yaml', entry(item)).occurrences!)
        if (o.resolution === 'dynamic') expect(o.slot).toBeUndefined();
  });
});

describe('every slot of the fixtures', () => {
  const folder = path.join(import.meta.dirname, '../../readers/fixtures/compose');
  for (const name of readdirSync(folder)) {
    it(name, () => {
      const { text } = parseFixture(readFileSync(path.join(folder, name), 'utf8'));
      const before = read(name, text);
      for (const occurrence of before.occurrences!) {
        if (!occurrence.slot) {
          expect(occurrence.resolution === 'literal' && /^\d+$/.test(slice(text, occurrence))).toBe(false);
          continue;
        }
        const last = occurrence.endPort;
        const port = last === undefined ? '12345' : `12345-${12345 + last - occurrence.port!}`;
        const after = read(name, filled(text, occurrence, port));
        const same = after.occurrences!.filter(
          o => o.role === occurrence.role && o.owner === occurrence.owner && o.port === 12345,
        );
        expect(same).toHaveLength(1);
        expect(same[0]!.endPort).toBe(last === undefined ? undefined : 12345 + last - occurrence.port!);
        expect(after.occurrences).toHaveLength(before.occurrences!.length);
        expect(after.defects).toHaveLength(before.defects!.length);
      }
    });
  }
});

function slice(text: string, { range }: PortOccurrence): string {
  return text.slice(range.start, range.end);
}
