import { languageParser } from '../../tree-sitter/source-parser.ts';
import { convertCSharp } from './convert-csharp.ts';

/** Open `<` at one place beyond which a text is not parsed. */
const MAX_ANGLES = 400;

/**
 * C# by tree-sitter. Each open `<` may begin type arguments or compare, and the parser follows both:
 * its time grows with their depth far faster than with the length of the text.
 */
export const csharpParser = languageParser({
  id: 'csharp',
  grammar: 'tree-sitter-c-sharp.wasm',
  leaves: new Set(['string_literal', 'verbatim_string_literal', 'raw_string_literal', 'character_literal']),
  convert: convertCSharp,
  refuse: text => (deepestAngle(text) > MAX_ANGLES ? 'too tangled to parse' : undefined),
});

/** How many `<` are open at once at most, as far as characters tell; the end of a statement closes all. */
function deepestAngle(text: string): number {
  let open = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x3c) deepest = Math.max(deepest, ++open);
    else if (unit === 0x3e) open = Math.max(0, open - 1);
    else if (unit === 0x3b || unit === 0x7b || unit === 0x7d) open = 0;
  }
  return deepest;
}
