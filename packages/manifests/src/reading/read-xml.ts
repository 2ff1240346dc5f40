import sax from 'sax';
import { ManifestError } from '../manifest-error.js';
import { manifestLimits } from '../manifest-limits.js';
import { tooDeep, tooManyValues } from './check-structure.js';

/** One element: its own name without a prefix, its attributes, the elements inside and the text between them. */
export interface XmlElement {
  name: string;
  /** Of its name; empty without one. */
  namespace: string;
  attributes: Record<string, string>;
  children: readonly XmlElement[];
  text: string;
}

/** No format has half as many on one element. The parser compares each with those before it. */
const mostAttributes = 100;
const nothing: readonly XmlElement[] = [];
/** The entities of XML alone, and not those of HTML too. Its types do not know the option, so that it stands here. */
const options = { xmlns: false, strictEntities: true };

/**
 * XML within the limits of depth and size. A document type is refused, so that no entity is ever declared; the five that
 * XML itself knows, and references to characters, are read. Throws `manifest.not-readable` with the parser's words,
 * `.invalid` for a document type, `.too-deep`, `.too-many-components`.
 */
export function readXml(text: string): XmlElement {
  const parser = sax.parser(true, options);
  const tree = new Tree();
  let attributes = 0;
  parser.onerror = (error) => {
    throw error;
  };
  parser.ondoctype = () => {
    throw new ManifestError('manifest.invalid', 'It declares a document type, which no SBOM needs.');
  };
  parser.onopentagstart = () => {
    attributes = 0;
    tree.count();
  };
  parser.onattribute = () => {
    attributes += 1;
    if (attributes > mostAttributes) {
      throw new ManifestError('manifest.invalid', `An element has more than ${mostAttributes} attributes.`);
    }
    tree.count();
  };
  parser.onopentag = ({ name, attributes }) => tree.open(name, attributes as Record<string, string>);
  parser.ontext = (part) => tree.addText(part);
  parser.oncdata = (part) => tree.addText(part);
  parser.onclosetag = () => tree.close();
  try {
    parser.write(text).close();
  } catch (error) {
    throw error instanceof ManifestError ? error : notReadable(error as Error, parser.line);
  }
  if (tree.root === undefined) throw new ManifestError('manifest.not-readable', 'There is no element in it.');
  return tree.root;
}

/** An element that is not closed yet, with the namespaces that hold in it. */
interface OpenElement {
  element: XmlElement;
  namespaces: ReadonlyMap<string, string>;
}

class Tree {
  root: XmlElement | undefined;
  private readonly path: OpenElement[] = [];
  private values = 0;

  count(): void {
    this.values += 1;
    if (this.values > manifestLimits.values) throw tooManyValues();
  }

  open(qualifiedName: string, attributes: Record<string, string>): void {
    const parent = this.path.at(-1);
    const namespaces = namespacesIn(attributes, parent?.namespaces ?? new Map());
    const colon = qualifiedName.indexOf(':');
    const namespace = namespaces.get(qualifiedName.slice(0, Math.max(colon, 0))) ?? '';
    const element = { name: qualifiedName.slice(colon + 1), namespace, attributes, children: nothing, text: '' };
    if (this.path.length + 1 >= manifestLimits.nesting) throw tooDeep();
    if (parent !== undefined) addChild(parent.element, element);
    this.root ??= element;
    this.path.push({ element, namespaces });
  }

  addText(text: string): void {
    const open = this.path.at(-1);
    if (open !== undefined) open.element.text += text;
  }

  close(): void {
    this.path.pop();
  }
}

/** Most elements have none, and share one empty list. */
function addChild(parent: XmlElement, child: XmlElement): void {
  if (parent.children === nothing) parent.children = [child];
  else (parent.children as XmlElement[]).push(child);
}

/** By prefix; the empty one stands for names without a prefix. */
function namespacesIn(attributes: Record<string, string>, outer: ReadonlyMap<string, string>) {
  const own = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0) return outer;
  return new Map([...outer, ...own.map(([name, value]): [string, string] => [name.slice('xmlns:'.length), value])]);
}

/** The parser's words come with line, column and character on lines of their own. */
function notReadable({ message }: Error, line: number): ManifestError {
  const [words = ''] = message.split('\n');
  return new ManifestError('manifest.not-readable', `${words.replace(/\.$/, '')} in line ${line + 1}.`);
}
