import type { Tree } from '@vscode/tree-sitter-wasm';

/** A node of a syntax tree as plain data. Punctuation and comments are left out; operators have a field. */
export interface SyntaxNode {
  readonly type: string;
  /** The role in the parent, as the grammar names it. */
  readonly field: string | undefined;
  /** Whether it is a rule of the grammar; tokens such as operators are not. */
  readonly named: boolean;
  /** Offsets in UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
}

const COMMENTS = new Set(['comment', 'line_comment', 'block_comment', 'multiline_comment', 'doc_comment']);

const NO_CHILDREN: readonly SyntaxNode[] = [];

/** Copies a tree out of the engine. Iterative: the depth of a hostile text is no matter here. */
export function readTree(tree: Tree, leaves: ReadonlySet<string>): SyntaxNode {
  const { types, fields } = tree.language;
  const cursor = tree.walk();
  const root: SyntaxNode[] = [];
  const lists: SyntaxNode[][] = [root];
  try {
    for (;;) {
      // Every question to the cursor goes into WebAssembly: tokens that nobody wants are asked little.
      const type = types[cursor.nodeTypeId] ?? 'ERROR';
      const field = fields[cursor.currentFieldId] ?? undefined;
      const named = cursor.nodeIsNamed;
      if (named ? !COMMENTS.has(type) : field !== undefined && type !== ',') {
        const { startIndex: start, endIndex: end } = cursor;
        const children: SyntaxNode[] = [];
        if (!leaves.has(type) && cursor.gotoFirstChild()) {
          lists.at(-1)!.push({ type, field, named, start, end, children });
          lists.push(children);
          continue;
        }
        lists.at(-1)!.push({ type, field, named, start, end, children: NO_CHILDREN });
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return root[0]!;
        lists.pop();
      }
    }
  } finally {
    cursor.delete();
  }
}

/** The first child with the given field. */
export function child(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find(candidate => candidate.field === field);
}

/** Every child with the given field. */
export function childrenOf(node: SyntaxNode, field: string): SyntaxNode[] {
  return node.children.filter(candidate => candidate.field === field);
}

/** The first child of the given type. */
export function childOfType(node: SyntaxNode, type: string): SyntaxNode | undefined {
  return node.children.find(candidate => candidate.type === type);
}
