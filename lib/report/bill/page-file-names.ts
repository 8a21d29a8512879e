/** As many characters of a name as every file system takes. */
const MOST_CHARACTERS = 50;

/**
 * The name of the file of each page. A cost center can have any name, and only letters, digits, `.`, `_` and `-` of it are
 * in that of its file, so that no page lies in another folder. No two names are one for a file system, also for those that
 * take `ENG-1` and `eng-1` for one, or the two ways to write an `ü`.
 *
 * @param names - of the cost centers; null for what has none
 */
export function pageFileNames(names: readonly (string | null)[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const stem = name === null ? 'platform' : `cost-center-${plainName(name)}`;
    let file = `${stem}.html`;
    for (let count = 2; taken.has(foldedName(file)); count++) file = `${stem}-${count}.html`;
    taken.add(foldedName(file));
    return file;
  });
}

function plainName(name: string): string {
  const plain = name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._-]/gu, '-');
  return [...plain].slice(0, MOST_CHARACTERS).join('');
}

function foldedName(file: string): string {
  return file.normalize('NFKC').toUpperCase().toLowerCase();
}
