// In each frame, before the content: takes note of what runs, and does to the content whatever a reader could do.
'use strict';
{
  const EVENTS = [
    'mouseover', 'mouseenter', 'mousemove', 'mousedown', 'mouseup', 'pointerover', 'pointerenter', 'pointerdown', 'focus',
    'focusin', 'blur', 'keydown', 'input', 'change', 'submit', 'toggle', 'beforetoggle', 'scroll', 'resize', 'load', 'error',
    'animationstart', 'animationend', 'transitionend', 'close', 'pageshow', 'hashchange',
  ];
  const index = Number(location.pathname.split('/').pop());
  const way = location.hash.slice(1);
  const note = () => parent.tell(index, way);

  // Content may give elements the names of what is needed here.
  const find = Document.prototype.querySelectorAll.bind(document);
  const create = Document.prototype.createElement.bind(document);

  window.alert = note;

  window.exercise = (piece) => {
    const body = find('body')[0];
    if (way === 'innerHTML') {
      body.innerHTML = piece.html;
    } else if (way === 'blocks') {
      body.append(...piece.blocks.map((block) => window.ofBlock(block)));
    }
    window.exercised = true;
    const elements = [...find('*')].filter((element) => element.localName !== 'head' && !element.matches('[data-own]'));
    elements.forEach(lead);
    elements.forEach(touch);
  };

  // Wherever it leads, it leads there in a frame of its own, so that what comes after is tried, too.
  function lead(element, number) {
    if (['a', 'area', 'form', 'button', 'input'].includes(element.localName)) {
      const frame = create('iframe');
      frame.name = 'destination-' + number;
      find('body')[0].append(frame);
      frame.contentWindow.alert = note;
      Element.prototype.setAttribute.call(element, element.localName.length > 4 ? 'formtarget' : 'target', frame.name);
      if (element.localName === 'form') {
        HTMLElement.prototype.setAttribute.call(element, 'target', frame.name);
      }
    }
  }

  function touch(element) {
    for (const type of EVENTS) {
      element.dispatchEvent(new Event(type, {bubbles: true}));
    }
    element.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
  }
}
