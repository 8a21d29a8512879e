/** Told before the page is printed, and after. */
type PrintListener = (isPrinting: boolean) => void;

let listeners: PrintListener[] = [];

/** Calls a part of the current view before the page is printed, so that it can show what it keeps back, and after. */
export function onPrint(listener: PrintListener): void {
  listeners.push(listener);
}

/** Forgets the parts of the view that is left. */
export function leavePrint(): void {
  listeners = [];
}

/** Begins to listen. */
export function watchPrint(): void {
  const tell = (isPrinting: boolean): void => {
    for (const listener of listeners) listener(isPrinting);
    for (const details of document.querySelectorAll('details')) details.open = isPrinting;
  };
  addEventListener('beforeprint', () => tell(true));
  addEventListener('afterprint', () => tell(false));
}
