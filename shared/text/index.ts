export { getOrMake } from './get-or-make.ts';
export { hash } from './hash.ts';
export { lineStartsOf, positionAt } from './line-index.ts';
export { MappedText } from './mapped-text.ts';
export { nearestName } from './nearest-name.ts';
export { SourceText } from './source-text.ts';
export { applyEdits, editsConflict, type TextEdit } from './text-edit.ts';
export { contains, overlaps, type TextRange, textRange } from './text-range.ts';
export { WordSearch } from './word-search.ts';
