/** Text from files must not become HTML, links or mentions. What is between backticks is safe except for the table. */
export function markdownText(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((piece) =>
      piece.startsWith('`')
        ? piece.replaceAll('|', '\\|').replaceAll('\n', ' ')
        : piece
            .replace(/[\\*_[\]<>|#]/g, (character) => `\\${character}`)
            .replace(/@/g, '@<!-- -->')
            .replaceAll('\n', ' '),
    )
    .join('');
}
