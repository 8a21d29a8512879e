/** A text without the indentation that it has in our source, and without the line breaks around it. */
export function yaml(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const lines = String.raw({ raw: parts }, ...values)
    .replace(/^\n/, '')
    .replace(/\n *$/, '')
    .split('\n');
  const indents = lines.filter((line) => line !== '').map((line) => /^ */.exec(line)![0].length);
  const indent = Math.min(...indents);
  return `${lines.map((line) => line.slice(indent)).join('\n')}\n`;
}
