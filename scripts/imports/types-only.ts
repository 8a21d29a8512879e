import * as ts from 'typescript';

const HEADER =
  "// Made by `npm run imports` from the CRDs that test/cluster/definitions/go.mod pins. Do not edit.\n";

/**
 * The types of what `cdk8s import` made: its interfaces with the names of fields that the API server knows, and its enums
 * as unions of texts. Classes and functions are left out.
 *
 * @param kinds - the interfaces to keep are those of the specs of these kinds, and what they refer to
 */
export function typesOnly(imported: string, kinds: readonly string[]): string {
  const source = ts.createSourceFile('imported.ts', imported, ts.ScriptTarget.Latest, true);
  const declared = new Map<string, Declared>();
  const names = new Map<string, ReadonlyMap<string, string>>();
  for (const statement of source.statements) {
    if (isDeclared(statement)) declared.set(statement.name!.text, statement);
    if (ts.isFunctionDeclaration(statement)) {
      const name = statement.name!.text.replace('toJson_', '');
      names.set(name, namesInJson(statement.getText(source)));
    }
  }
  const texts: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const declaration = declared.get(name);
    if (declaration === undefined || seen.has(name)) return;
    seen.add(name);
    texts.push(
      ts.isInterfaceDeclaration(declaration)
        ? interfaceOf(declaration, names.get(name) ?? new Map<string, string>())
        : `export type ${name} = ${alternativesOf(declaration).join(' | ')};\n`,
    );
    for (const referred of referredBy(declaration)) visit(referred);
  };
  for (const kind of kinds) {
    // `OCIRepository` has become `OciRepository`.
    const spec = `${kind}Spec`.toLowerCase();
    const found = [...declared.keys()].find((name) => name.toLowerCase() === spec);
    if (found === undefined) throw new Error(`${kind} has no spec`);
    visit(found);
  }
  return [HEADER, ...texts].join('\n');
}

type Declared = ts.InterfaceDeclaration | ts.EnumDeclaration | ts.ClassDeclaration;

function isDeclared(statement: ts.Statement): statement is Declared {
  return (
    ts.isInterfaceDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isClassDeclaration(statement)
  );
}

/** What `toJson` calls each field: `'repoURL': obj.repoUrl`. */
function namesInJson(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(/^\s*'([^']+)': .*?\bobj\.(\w+)/gm)];
  return new Map(pairs.map(([, json, field]) => [field!, json!]));
}

function interfaceOf(
  { name, members }: ts.InterfaceDeclaration,
  names: ReadonlyMap<string, string>,
): string {
  const fields = members.filter(ts.isPropertySignature).map((member) => {
    const field = member.name.getText();
    const json = names.get(field);
    if (json === undefined) throw new Error(`${name.text}.${field} has no name in JSON`);
    const key = /^[A-Za-z]\w*$/.test(json) ? json : `'${json}'`;
    const optional = member.questionToken === undefined ? '' : '?';
    return `  readonly ${key}${optional}: ${typeText(member.type!)};\n`;
  });
  return `export interface ${name.text} {\n${fields.join('')}}\n`;
}

function typeText(type: ts.TypeNode): string {
  const text = type.getText().replace(/\bany\b/g, 'unknown');
  return ts.isArrayTypeNode(type) ? `readonly ${text}` : text;
}

/** The values of an enum; of a class that stands for one of several types, these: it has a `fromNumber` and its like. */
function alternativesOf(declaration: ts.EnumDeclaration | ts.ClassDeclaration): string[] {
  const found = ts.isEnumDeclaration(declaration)
    ? declaration.members.map(({ initializer }) => `'${(initializer as ts.StringLiteral).text}'`)
    : declaration.members
        .filter(ts.isMethodDeclaration)
        .filter(({ name }) => /^from[A-Z]/.test(name.getText()))
        .map(({ parameters: [value] }) => value!.type!.getText());
  if (found.length > 0) return found;
  throw new Error(`${declaration.name!.text} is neither an enum nor one of several types`);
}

function referredBy(declaration: Declared): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) found.push(node.typeName.getText());
    node.forEachChild(visit);
  };
  declaration.forEachChild(visit);
  return found;
}
