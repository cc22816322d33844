import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** A declarator taken apart. */
export interface Declared {
  /** The name's node: an identifier, field or qualified name. */
  readonly name: SyntaxNode;
  /** The parameter list, where a function is declared. */
  readonly parameters?: SyntaxNode;
  readonly array: boolean;
  readonly pointer: boolean;
}

/** What a declarator declares; undefined where it has no name. */
export function readDeclarator(node: SyntaxNode | undefined): Declared | undefined {
  let current = node;
  let parameters: SyntaxNode | undefined;
  let array = false;
  let pointer = false;
  for (let steps = 0; current && steps < 30; steps++) {
    switch (current.type) {
      case 'identifier':
      case 'field_identifier':
      case 'type_identifier':
      case 'qualified_identifier':
      case 'operator_name':
      case 'destructor_name':
        return { name: current, ...(parameters && { parameters }), array, pointer };
      case 'function_declarator':
        parameters = child(current, 'parameters');
        break;
      case 'array_declarator':
        array = true;
        break;
      case 'pointer_declarator':
        pointer = true;
        break;
      default:
        break;
    }
    current = child(current, 'declarator') ?? current.children.find(isDeclarator);
  }
  return undefined;
}

function isDeclarator({ type }: SyntaxNode): boolean {
  return /identifier$|_declarator$|^(?:operator|destructor)_name$/.test(type);
}
