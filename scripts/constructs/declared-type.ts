import ts from 'typescript';
import { code, codes } from '../markdown';
import { typeWords } from '../reference/type-words';
import type { Schemas } from '../schema/json-schema';

/** What a page can say of a name: a link to the page of a construct, or to the reference of tenants.yaml. */
export interface KnownTypes {
  /** Pages by the name of the construct. */
  readonly pages: ReadonlyMap<string, string>;
  /** What tenants.yaml holds, by the name of its type. */
  readonly definitions: Schemas;
}

const KEYWORDS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.StringKeyword, 'text'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BooleanKeyword, '`true` or `false`'],
  [ts.SyntaxKind.UnknownKeyword, 'anything'],
  [ts.SyntaxKind.VoidKeyword, ''],
]);

/** A type in words, as the reference of tenants.yaml says them. */
export function declaredType(type: ts.TypeNode, known: KnownTypes): string {
  const words = (node: ts.TypeNode): string => declaredType(node, known);
  if (ts.isTypeOperatorNode(type)) return words(type.type);
  if (ts.isParenthesizedTypeNode(type)) return words(type.type);
  if (ts.isArrayTypeNode(type)) return `list of ${inBrackets(words(type.elementType))}`;
  if (ts.isTypePredicateNode(type)) return '`true` or `false`';
  if (ts.isLiteralTypeNode(type)) return literal(type);
  if (ts.isUnionTypeNode(type)) {
    const parts = type.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
    return [...new Set(parts.map(words))].join(' or ');
  }
  if (ts.isTypeReferenceNode(type)) return referenced(type, known);
  return KEYWORDS.get(type.kind) ?? code(type.getText());
}

function referenced(type: ts.TypeReferenceNode, known: KnownTypes): string {
  const name = type.typeName.getText();
  const [first, second] = type.typeArguments ?? [];
  if (name === 'Record') return `map to ${inBrackets(declaredType(second!, known))}`;
  if (name === 'Pick') {
    const keys = ts.isUnionTypeNode(second!) ? second.types : [second!];
    return `${codes(keys.map((key) => key.getText().slice(1, -1)))} of ${declaredType(first!, known)}`;
  }
  const page = known.pages.get(name);
  if (page !== undefined) return `[${name}](${page})`;
  if (!Object.hasOwn(known.definitions, name)) return code(type.getText());
  const words = typeWords({ $ref: `#/definitions/${name}` }, known.definitions);
  return words.replaceAll('](#', '](../reference.md#');
}

function literal({ literal: value }: ts.LiteralTypeNode): string {
  return code(ts.isStringLiteral(value) ? value.text : value.getText());
}

/** Brackets keep several words together. */
function inBrackets(words: string): string {
  return words.includes(' or ') ? `(${words})` : words;
}
