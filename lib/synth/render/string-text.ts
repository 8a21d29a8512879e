/**
 * Most texts that YAML 1.1 reads as the same string without quotes. `stringText` looks at the others more closely.
 * `e3` is excluded because YAML 1.1 reads it as a number.
 */
const PLAIN = /^(?![eE][-+0-9])[A-Za-z_/](?:[ :]?[\w./@=+,()-])*$/;

/** What YAML 1.1 reads as a boolean or as null, in the spellings that `yaml` knows. */
const RESERVED = new Set(
  ['y', 'yes', 'true', 'on', 'n', 'no', 'false', 'off', 'null'].flatMap((word) => [
    word,
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]),
);
const LONGEST_RESERVED = 5;

/** Whether a text needs no quotes, neither as a key nor as a value. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text) && !isReserved(text);
}

function isReserved(text: string): boolean {
  return text.length <= LONGEST_RESERVED && RESERVED.has(text);
}

/** One line of characters that YAML writes as they are. */
const PRINTABLE = /^[ -~]+$/;

/** Texts that need quotes: those with a special first character, `: ` or ` #`, or a space at an end. */
const INDICATOR = /^[ ,[\]{}#&*!|>'"%@`]|^[-?](?: |$)|: | #|[ :]$/;

/** Texts that cannot be a number, a date, null or a merge key, by their first character. */
const BEGINS_NO_NUMBER = /^(?![eE][-+0-9])[A-Za-z_/:($\\;^)]/;

const INTEGER = /^[-+]?[0-9]+$/;

/** Texts that start like a number, but have a character that no number or date has: `100m`, `1Ti`, `10.0.0.0/8`. */
const NUMBER_WITH_MORE = /^[-+.0-9].*(?:[%/G-HJ-MO-SU-Wghjkmopqrsuvwy]|i$)/;

/** Texts that start like the beginning or the end of a document. */
const MARKER = /^(?:---|\.\.\.)/;

/**
 * The text of a string as a value, exactly as the package `yaml` writes it. Nothing for texts that only `yaml` can
 * judge, such as anything beyond ASCII. `blockText` writes several lines.
 */
export function stringText(text: string): string | undefined {
  if (isPlain(text)) return text;
  if (text === '') return '""';
  if (!PRINTABLE.test(text) || MARKER.test(text)) return undefined;
  if (INDICATOR.test(text) || INTEGER.test(text)) return quote(text);
  if (BEGINS_NO_NUMBER.test(text)) return isReserved(text) ? quote(text) : text;
  return NUMBER_WITH_MORE.test(text) ? text : undefined;
}

/** Uses single quotes only if that saves escaping double ones. */
function quote(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

/** Lines of characters that YAML writes as they are, without blanks or empty lines at either end. */
const LINES = /^[!-~][ -~]*\n[ -~\n]*[!-~]$/;

/**
 * The text of several lines as a value below the root, exactly as the package `yaml` writes it. Nothing for other texts.
 *
 * @param newline a line break with the indentation of the lines
 */
export function blockText(text: string, newline: string): string | undefined {
  if (!LINES.test(text)) return undefined;
  // Empty lines get no indentation.
  return `|-${newline}${text.replace(/\n+/g, (breaks) => breaks.slice(1) + newline)}`;
}
