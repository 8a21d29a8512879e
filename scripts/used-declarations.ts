import ts from 'typescript';

/**
 * The text of a CommonJS module without the classes and functions that nobody uses. cdk8s-plus declares some two thousand
 * for Kubernetes in one file, and a bundler keeps all of them, because each is a property of `exports`.
 *
 * @param names - what is used of its exports
 */
export function keepUsedDeclarations(text: string, names: readonly string[]): string {
  const source = ts.createSourceFile('module.js', text, ts.ScriptTarget.ES2022, true);
  const declared = new Set(source.statements.flatMap((statement) => declaredName(statement) ?? []));
  const parts = new Map<string, ts.Statement[]>();
  for (const statement of source.statements) {
    const owner = declaredName(statement) ?? assignedName(statement);
    if (owner === undefined || !declared.has(owner)) continue;
    parts.set(owner, [...(parts.get(owner) ?? []), statement]);
  }
  const used = new Set<string>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (used.has(name)) continue;
    const statements = parts.get(name);
    if (statements === undefined) throw new Error(`the module does not declare ${name}`);
    used.add(name);
    queue.push(...statements.flatMap(identifiers).filter((other) => declared.has(other)));
  }
  const isUnused = (name: string | undefined): boolean =>
    name !== undefined && declared.has(name) && !used.has(name);
  return source.statements
    .filter((statement) => !isUnused(declaredName(statement) ?? assignedName(statement)))
    .filter((statement) => !isAnnouncement(statement))
    .map((statement) => statement.getText())
    .join('\n');
}

/** `X` of `class X {…}` and `function X() {…}`. */
function declaredName(statement: ts.Statement): string | undefined {
  const declares = ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement);
  return declares ? statement.name?.text : undefined;
}

/** `X` of `X.GVK = …`, `X[symbol] = …` and `exports.X = X`. */
function assignedName(statement: ts.Statement): string | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) {
    return undefined;
  }
  const { left, right } = statement.expression;
  if (!ts.isPropertyAccessExpression(left) && !ts.isElementAccessExpression(left)) return undefined;
  const owner = left.expression.getText();
  if (owner !== 'exports') return owner;
  return ts.isIdentifier(right) ? right.text : undefined;
}

/** `exports.X = exports.Y = … = void 0`, which the compiler writes before it assigns each of them. */
function isAnnouncement(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) return false;
  let value: ts.Expression = statement.expression;
  while (ts.isBinaryExpression(value) && value.left.getText().startsWith('exports.')) {
    value = value.right;
  }
  return value !== statement.expression && ts.isVoidExpression(value);
}

function identifiers(node: ts.Node): string[] {
  const found: string[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isIdentifier(child)) found.push(child.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}
