// What a test asks of a page: the answer is the value of this expression.
({
  heading: document.querySelector('h1').textContent,
  width: document.documentElement.scrollWidth - window.innerWidth,
  // What a finger must hit; a label belongs to its field.
  targets: [...document.querySelectorAll('a, button, input:not([type=hidden]), label.choice')]
    .filter((element) => !element.closest('label.choice') || element.matches('label.choice'))
    .map((element) => ({name: element.textContent.trim() || element.name, box: element.getBoundingClientRect().toJSON()})),
  focusable: [...document.querySelectorAll('a[href], button, input:not([type=hidden])')].length,
})
