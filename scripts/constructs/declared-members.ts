import ts from 'typescript';

/** One prop of a construct, or one public member of its class. */
export interface Member {
  /** As a caller writes it: `platform`, `environment(name)`, `Tenant.isTenant(x)`. */
  readonly name: string;
  readonly type: ts.TypeNode | undefined;
  readonly required: boolean;
  /** What its comment says, on one line. */
  readonly text: string;
  /** What its `@default` says: a value, or prose after a hyphen. */
  readonly fallback: string | undefined;
}

/** The props that the interface of a construct declares itself, in order. */
export function declaredProps(source: ts.SourceFile, construct: string): Member[] {
  return source.statements
    .filter(ts.isInterfaceDeclaration)
    .filter(({ name }) => name.text === `${construct}Props`)
    .flatMap(({ members }) => members.filter(ts.isPropertySignature))
    .map((member) => toMember(member, nameOf(member), member.type));
}

/** The public members of a construct's class: static ones, then properties, then methods. */
export function publicMembers(source: ts.SourceFile, construct: string): Member[] {
  const members = source.statements
    .filter(ts.isClassDeclaration)
    .filter(({ name }) => name?.text === construct)
    .flatMap((declaration) => declaration.members.filter(isPublic));
  return [isStatic, isProperty, isMethod].flatMap((belongs) =>
    members.filter(belongs).map((member) => toClassMember(member, construct)),
  );
}

type ClassMember = ts.PropertyDeclaration | ts.MethodDeclaration | ts.GetAccessorDeclaration;

function isPublic(member: ts.ClassElement): member is ClassMember {
  const kinds = [ts.isPropertyDeclaration, ts.isMethodDeclaration, ts.isGetAccessorDeclaration];
  if (!kinds.some((isKind) => isKind(member))) return false;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  if ((ts.getCombinedModifierFlags(member) & hidden) !== 0) return false;
  return !ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');
}

function isStatic(member: ClassMember): boolean {
  return (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
}

function isMethod(member: ClassMember): boolean {
  return ts.isMethodDeclaration(member) && !isStatic(member);
}

function isProperty(member: ClassMember): boolean {
  return !ts.isMethodDeclaration(member) && !isStatic(member);
}

function toClassMember(member: ClassMember, construct: string): Member {
  const parameters = ts.isMethodDeclaration(member)
    ? `(${member.parameters.map(({ name }) => name.getText()).join(', ')})`
    : '';
  const owner = isStatic(member) ? `${construct}.` : '';
  return toMember(member, `${owner}${nameOf(member)}${parameters}`, member.type);
}

function nameOf(member: ClassMember | ts.PropertySignature): string {
  return member.name.getText();
}

function toMember(
  node: ClassMember | ts.PropertySignature,
  name: string,
  type: ts.TypeNode | undefined,
): Member {
  const tags = ts.getJSDocTags(node);
  const fallback = tags.find(({ tagName }) => tagName.text === 'default');
  return {
    name,
    type,
    required: node.questionToken === undefined,
    text: oneLine(ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment),
    fallback: fallback === undefined ? undefined : oneLine(fallback.comment),
  };
}

function oneLine(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').replaceAll(/\s+/g, ' ').trim();
}
