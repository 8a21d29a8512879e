/** Says where a generated page comes from. */
export function generatedFrom(source: string): string {
  return `<!-- Generated from ${source} by npm run generate. Do not edit. -->`;
}

/** A table; a cell may hold anything but a line break. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [headings, headings.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
}

/** A name as it is written. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Names as they are written, one after the other. */
export function codes(texts: readonly string[]): string {
  return texts.map(code).join(', ');
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** A page: blocks with an empty line between them. */
export function page(blocks: readonly (string | readonly string[])[]): string {
  return `${blocks.map((block) => (typeof block === 'string' ? block : block.join('\n'))).join('\n\n')}\n`;
}
