import { emitDocument } from '../../synth/render/emitter';
import { HEADER, isOurs } from '../../synth/render/header';
import { type Defect, type ObjectMention, defect } from '../defect';
import { withPlainBreaks, withoutNamespace } from '../objects/manifest-documents';
import type { ManifestObject } from '../objects/manifest-objects';
import { keptMention } from './folder-facts';
import { keptText } from './kept-text';

/** How many texts of documents are remembered. Namespaces share most of theirs, and those come first. */
const MOST_KNOWN = 1000;

/** Whether files that start with the header of tenancy hold the text that it writes for their objects. */
export class FileTexts {
  /** How many files start with the header. */
  count = 0;
  readonly defects: Defect[] = [];
  /** Texts that were compared, without the name of their namespace. */
  private readonly known = new Set<string>();

  /** Compares a file. Those of others are left out. */
  see(text: string, objects: readonly ManifestObject[]): void {
    if (!isOurs(text)) return;
    this.count += 1;
    const documents = documentsIn(text);
    const first = objects.find((object, index) => this.differs(documents[index], object));
    const [any] = objects;
    if (first !== undefined) {
      this.add(first, 'is not written as tenancy writes it: a person or a program edited the file');
    } else if (any !== undefined && documents.length !== objects.length) {
      this.add(any, 'is in a file with other documents than tenancy writes');
    }
  }

  private add(object: ObjectMention, message: string): void {
    this.defects.push(
      defect(
        keptMention(object),
        [],
        `${object.kind} ${object.name} ${message}.`,
        'Change tenants.yaml instead, run tenancy synth, and leave its output out of formatters.',
      ),
    );
  }

  private differs(text: string | undefined, { data, namespace }: ManifestObject): boolean {
    if (text === undefined) return true;
    const key = withoutNamespace(text, namespace);
    if (this.known.has(key)) return false;
    if (emitDocument(data) !== text) return true;
    if (this.known.size < MOST_KNOWN) this.known.add(keptText(key));
    return false;
  }
}

/** The texts of the documents below the header, each with the line break at its end. */
function documentsIn(text: string): string[] {
  const parts = withPlainBreaks(text).slice(HEADER.length).split('\n---\n');
  return parts.map((part, index) => (index < parts.length - 1 ? `${part}\n` : part));
}
