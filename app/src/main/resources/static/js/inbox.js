// The inbox: asks again when the service says that something changed, and keeps what is typed while the page is left.
const inbox = document.querySelector('[data-stream]');
if (inbox) {
  const stream = new EventSource(inbox.dataset.stream);
  stream.addEventListener('changed', () => document.body.dispatchEvent(new Event('inbox:changed')));
  window.addEventListener('pagehide', () => stream.close());
}

const composer = document.querySelector('form[data-draft]');
if (composer) {
  const key = `draft:${composer.dataset.draft}`;
  const text = composer.elements.namedItem('text');
  if (!text.value) text.value = sessionStorage.getItem(key) ?? '';
  text.addEventListener('input', () => sessionStorage.setItem(key, text.value));
  composer.addEventListener('submit', () => sessionStorage.removeItem(key));
}

document.querySelector('#messages')?.lastElementChild?.scrollIntoView({ block: 'nearest' });
