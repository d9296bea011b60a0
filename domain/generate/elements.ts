import type { Check } from './order.js';

interface Element {
  /** in small letters */
  readonly tag: string;
  readonly id: string | null;
}

const ATTRIBUTE = String.raw`\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?`;
/** A remark, what a browser takes as text however it looks, or the beginning or the end of an element. */
const PART = new RegExp(
  String.raw`<!--[\s\S]*?(?:-->|$)|<(?<text>script|style|noscript|iframe|xmp|noembed|noframes|title|textarea)(?<its>(?:${ATTRIBUTE})*)\s*>[\s\S]*?(?:<\/\k<text>|$)|<(?<end>\/?)(?<tag>[a-z][^\s/>]*)(?<attributes>(?:${ATTRIBUTE})*)\s*\/?>`,
  'gi',
);
const ID = /\s+id\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** The elements of a document, and none that stands in its remarks, texts, scripts, attributes or templates. */
function elementsOf(dom: string): readonly Element[] {
  const found: Element[] = [];
  let templates = 0;
  for (const { groups = {} } of dom.matchAll(PART)) {
    const tag = (groups['text'] ?? groups['tag'] ?? '').toLowerCase();
    if (tag === '') continue;
    if (groups['end'] === '/') templates -= tag === 'template' ? Math.min(1, templates) : 0;
    else {
      if (templates === 0) found.push({ tag, id: idIn(groups['its'] ?? groups['attributes'] ?? '') });
      templates += tag === 'template' ? 1 : 0;
    }
  }
  return found;
}

/** Each attribute by itself: what looks like one may stand in the value of another. */
function idIn(attributes: string): string | null {
  for (const [attribute] of attributes.matchAll(new RegExp(ATTRIBUTE, 'g'))) {
    const [found] = attribute.matchAll(ID);
    if (found?.index === 0) return found[1] ?? found[2] ?? found[3] ?? '';
  }
  return null;
}

/** Elements that a page was to have, in its document as a browser has read it. */
export function elementChecks(dom: string, elements: readonly string[]): readonly Check[] {
  const there = elementsOf(dom);
  return elements.map((element) => {
    const found = element.startsWith('#')
      ? there.some(({ id }) => id === element.slice(1))
      : there.some(({ tag }) => tag === element.toLowerCase());
    return { name: `has ${element}`, passed: found, words: found ? 'it is there' : 'it is not in the page' };
  });
}
