/** Whether a text names a time zone as files of the database of IANA are called: `Europe/Berlin`, and not `europe/berlin`. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(?:[/][A-Z][A-Za-z0-9_+-]*)*$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
