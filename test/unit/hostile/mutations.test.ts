import { describe, expect, it } from 'vitest';
import type { PortOccurrence, PortSlot } from '../../../shared/ports/index.ts';
import { type FileFacts, readFile } from '../../../shared/readers/index.ts';
import { applyEdits, SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';
import { everyReader, fixtures } from './support/fixtures.ts';
import { expectSound } from './support/invariants.ts';
import { MUTATIONS, numbersFrom } from './support/mutations.ts';

const read = (name: string, text: string): Promise<FileFacts> =>
  readFile(new SourceText(name, text), assets, everyReader);

/** How often each text is spoiled in each way. */
const ROUNDS = Number(process.env.ROUNDS ?? 4);

/** Far more than any text of a fixture's size takes on a loaded machine (milliseconds). */
const TOO_LONG = 3000;

describe('spoiled fixtures give sound facts, in time', () => {
  for (const [index, { format, name, text }] of fixtures.entries()) {
    it(`${format}/${name}`, async () => {
      expectSound(await read(name, text), text, 'as it is');
      const next = numbersFrom(index + 1);
      for (const [mutation, spoil] of Object.entries(MUTATIONS)) {
        for (let round = 0; round < ROUNDS; round++) {
          const spoiled = spoil(text, next);
          const what = `${mutation}, round ${round}:\n${spoiled}`;
          const start = performance.now();
          const facts = await read(name, spoiled);
          expect(performance.now() - start, what).toBeLessThan(TOO_LONG);
          expectSound(facts, spoiled, what);
          // What a reader throws is caught and named by the reader's title; none may throw.
          const reason = facts.trouble?.reason ?? '';
          expect(
            everyReader.filter(({ title }) => reason.startsWith(`${title}: `)),
            what + reason,
          ).toEqual([]);
        }
      }
    });
  }
});

/** What may be known for a port by another place of the file alone. */
const BELIEVED = new Set(['dockerfile.env', 'kubernetes.env', 'compose.environment']);

/** The places of a port, each once. */
function slotsOf(occurrences: readonly PortOccurrence[], wanted: PortOccurrence['port']): PortSlot[] {
  const slots = occurrences.flatMap(({ slot, port }) => (slot && port === wanted ? [slot] : []));
  return [...new Map(slots.map(slot => [slot.range.start, slot])).values()];
}

describe('a port written into any slot is read again', () => {
  for (const { format, name, text } of fixtures) {
    it(`${format}/${name}`, async () => {
      const { occurrences } = await read(name, text);
      for (const { slot, port, endPort, api, role } of occurrences) {
        if (!slot) continue;
        const written = endPort === undefined ? '7411' : '7411-7412';
        // A variable of any name is believed beside its container's port: the two are changed together.
        const together = BELIEVED.has(api) ? slotsOf(occurrences, port) : [slot];
        const changed = applyEdits(
          text,
          together.flatMap(each => [
            { range: each.range, newText: each.before + written + each.after },
            ...(each.further ?? []),
          ]),
        );
        const after = await read(name, changed);
        const line = text.slice(
          text.lastIndexOf('\n', slot.range.start) + 1,
          text.indexOf('\n', slot.range.end),
        );
        expectSound(after, changed, line);
        // A slot that adds a host side to a container's port makes a published port of it.
        expect(
          after.occurrences.filter(o => o.port === 7411).map(o => o.role),
          `${api}: ${line}`,
        ).toContain(role);
      }
    });
  }
});
