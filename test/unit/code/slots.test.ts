import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { javascript } from '../../../shared/readers/code/languages/javascript/javascript.ts';
import { readFile } from '../../../shared/readers/index.ts';
import { applyEdits, SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';
import { parseFixture } from '../../support/marks.ts';

const folder = path.join(import.meta.dirname, '../../readers/fixtures/javascript');

async function read(name: string, text: string) {
  return readFile(new SourceText(name, text), assets, [javascript]);
}

/** Writes a port through every slot of a text, one at a time; gives the texts. */
async function written(name: string, text: string, port: number) {
  const { occurrences } = await read(name, text);
  return occurrences.flatMap(({ slot, api }) =>
    slot
      ? [
          {
            api,
            text: applyEdits(text, [
              { range: slot.range, newText: `${slot.before}${port}${slot.after}` },
              ...(slot.further ?? []),
            ]),
          },
        ]
      : [],
  );
}

describe('a port written into a slot is the port that is read again', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.\w+$/.test(name),
  );
  for (const name of files.map(file => file.replaceAll(path.sep, '/')))
    it(name, async () => {
      const { text } = parseFixture(readFileSync(path.join(folder, name), 'utf8'));
      for (const after of await written(name, text, 12345)) {
        const facts = await read(name, after.text);
        expect(facts.occurrences).toContainEqual(expect.objectContaining({ port: 12345, api: after.api }));
      }
    });
});

describe('a missing port is put in where the call takes it', () => {
  const http = "const server = require('http').createServer();\n";
  it.each([
    ['server.listen();', 'server.listen(8080);'],
    ['server.listen( );', 'server.listen(8080 );'],
    ['server.listen(() => {});', 'server.listen(8080, () => {});'],
    ['server.listen(null, done);', 'server.listen(8080, done);'],
    ['server.listen({ port: undefined });', 'server.listen({ port: 8080 });'],
    ["server.listen('0');", "server.listen('8080');"],
    ['server.listen(process.env.PORT || 0);', 'server.listen(process.env.PORT || 8080);'],
  ])('%s', async (before, after) => {
    expect((await written('a.js', http + before, 8080)).map(w => w.text)).toEqual([http + after]);
  });

  it('keeps what stands around digits inside a string', async () => {
    const text =
      "const s = new (require('@grpc/grpc-js').Server)();\ns.bindAsync(`0.0.0.0:${'50051'}`, c, () => {});";
    expect((await written('a.js', text, 8051)).map(w => w.text)).toEqual([text.replace('50051', '8051')]);
  });

  it('offers none for a computed port', async () => {
    const text = `${http}const base = 50000;\nserver.listen(base + 51);`;
    const { occurrences } = await read('a.js', text);
    expect(occurrences).toEqual([expect.objectContaining({ port: 50051, resolution: 'constant' })]);
    expect(occurrences[0]).not.toHaveProperty('slot');
  });
});
