// Blocks to elements as a careful frontend does it: no HTML, and an error for whatever the contract does not have.
'use strict';
{
  const MARKS = {
    strong: 'strong', emphasis: 'em', strike: 'del', underline: 'u', highlight: 'mark', code: 'code', keyboard: 'kbd',
    sub: 'sub', sup: 'sup', abbreviation: 'abbr', link: 'a', image: 'img', anchor: 'a',
  };
  const ATTRIBUTES = ['href', 'src', 'title', 'width', 'height', 'id'];

  const BLOCKS = {
    heading: ({level, id, spans}) => of('h' + level, {id}, ofSpans(spans)),
    paragraph: ({spans}) => of('p', {}, ofSpans(spans)),
    list: ({ordered, start, items}) => of(ordered ? 'ol' : 'ul', {start}, items.map(ofItem)),
    quote: ({blocks}) => of('blockquote', {}, blocks.map(window.ofBlock)),
    code: ({text, language}) => of('pre', {}, [of('code', {class: language && 'language-' + language}, [text])]),
    image: ({src, alt, title, width, height, href, caption}) =>
      of('figure', {}, [
        of('a', {href}, [of('img', {src, alt, title, width, height}, [])]),
        of('figcaption', {}, ofSpans(caption)),
      ]),
    table: ({caption, header, rows}) =>
      of('table', {}, [of('caption', {}, ofSpans(caption)), ...[...header, ...rows].map(ofRow)]),
    divider: () => of('hr', {}, []),
    embed: ({url}) => of('a', {href: url}, [url]),
  };

  window.ofBlock = (block) => BLOCKS[block.type](block);

  function of(name, attributes, children) {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) {
        element.setAttribute(attribute, value);
      }
    }
    element.append(...children);
    return element;
  }

  function ofItem({id, blocks}) {
    return of('li', {id}, blocks.map(window.ofBlock));
  }

  function ofRow({cells}) {
    return of('tr', {}, cells.map(({header, colSpan, rowSpan, spans}) =>
      of(header ? 'th' : 'td', {colspan: colSpan, rowspan: rowSpan}, ofSpans(spans))));
  }

  function ofSpans(spans) {
    return spans.map(({text, marks}) =>
      marks.reduceRight((inner, mark) => {
        if (!MARKS[mark.type]) {
          throw new Error('unknown mark ' + mark.type);
        }
        const attributes = Object.fromEntries(ATTRIBUTES.map((name) => [name, mark[name]]));
        return mark.type === 'image'
          ? of('img', {...attributes, alt: text}, [])
          : of(MARKS[mark.type], attributes, [inner]);
      }, text));
  }
}
