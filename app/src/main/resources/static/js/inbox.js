// The inbox: asks again when the service says that something changed, and keeps what is typed.
const inbox = document.querySelector('[data-stream]');
if (inbox) {
  const stream = new EventSource(inbox.dataset.stream);
  stream.addEventListener('changed', () => document.body.dispatchEvent(new Event('inbox:changed')));
  window.addEventListener('pagehide', () => stream.close());
}

// What is typed stays in this browser until it is sent, in every tab, for two weeks at most; signing out clears it
// (Clear-Site-Data). It is no business of the service's before somebody presses Send.
const PREFIX = 'draft:';
const KEPT_MS = 14 * 24 * 60 * 60 * 1000;
const FIELDS = ['text', 'subject', 'channel'];

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

Object.keys(localStorage)
  .filter((key) => key.startsWith(PREFIX) && !(read(key)?.at > Date.now() - KEPT_MS))
  .forEach((key) => localStorage.removeItem(key));

const composer = document.querySelector('form[data-draft]');
if (composer) {
  const key = PREFIX + composer.dataset.draft;
  const field = (name) => composer.elements.namedItem(name);
  const text = field('text');
  const put = (draft) => FIELDS.filter((name) => draft[name] != null && field(name)).forEach((name) => { field(name).value = draft[name]; });

  // Only the page that follows a send that was taken lets go of the words: not an error, not a line that broke.
  if (sessionStorage.getItem(key) && new URLSearchParams(location.search).has('sent')) localStorage.removeItem(key);
  sessionStorage.removeItem(key);
  const kept = read(key);
  if (kept && !text.value) put(kept);

  const keep = () => {
    if (text.value.trim()) localStorage.setItem(key, JSON.stringify({ ...Object.fromEntries(FIELDS.map((name) => [name, field(name)?.value])), at: Date.now() }));
    else localStorage.removeItem(key);
  };
  composer.addEventListener('input', keep);
  composer.addEventListener('submit', (event) => {
    if (!event.submitter?.formAction?.endsWith('/draft')) sessionStorage.setItem(key, 'sent');
  });
  window.addEventListener('storage', (event) => {
    if (event.key === key && document.activeElement !== text) put(event.newValue ? JSON.parse(event.newValue) : { text: '' });
  });
  if (text.value) keep();
}

document.querySelector('#messages')?.lastElementChild?.scrollIntoView({ block: 'nearest' });
